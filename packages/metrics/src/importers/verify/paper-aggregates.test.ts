import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rankcMatrix } from '../../rankc-matrix.js'
import {
  type PaperQuestion,
  paperAccuracies,
  paperPairMeans,
  paperPairs,
  paperScale,
  paperTotalConsistency,
  paperWeights,
} from './paper-aggregates.js'
import { plainSum } from './python-sum.js'

const question = (correct: boolean, ranking?: number[]): PaperQuestion => ({ correct, pool: 2, ranking })
const facts = [
  new Map([
    ['en', question(true, [0, 1])],
    ['sw', question(true, [1, 0])],
  ]),
  new Map([
    ['en', question(true, [1, 0])],
    ['sw', question(false, [1, 0])],
  ]),
  new Map([['en', question(false)]]),
]

describe('paperAccuracies', () => {
  it('matches a case worked by hand', () => {
    // en 2 of 3, sw 1 of 2; two complete facts with 2 and 1 right languages
    expect(paperAccuracies(facts, ['en', 'sw'])).toEqual({
      per_language_accuracy: { en: { accuracy: 2 / 3, n: 3 }, sw: { accuracy: 1 / 2, n: 2 } },
      total_consistency: {
        n_facts_total: 3,
        all_langs_correct_fraction: 1 / 2,
        n_facts_all_langs: 2,
        correct_language_count_histogram: { 1: 1, 2: 1 },
        mean_languages_correct: 1.5,
      },
    })
  })

  it('is 0 of 0 where there is nothing, as the evaluator has it', () => {
    expect(paperAccuracies(facts, ['fr']).per_language_accuracy).toEqual({ fr: { accuracy: 0, n: 0 } })
    expect(paperTotalConsistency({}, 2)).toMatchObject({
      all_langs_correct_fraction: 0,
      n_facts_all_langs: 0,
    })
  })
})

describe('paperPairs', () => {
  it('leaves out facts that are not aligned in both', () => {
    const reversed = 0.2689414213699951 // RankC of two reversed candidates
    expect(paperPairs(facts, ['en', 'sw'], plainSum)).toEqual({
      rankc: { 'en-sw': (reversed + 1) / 2 },
      agreement: { 'en-sw': 1 / 2 },
      facts: { 'en-sw': 2 },
    })
    expect(paperPairs(facts, ['en', 'fr'], plainSum).rankc).toEqual({ 'en-fr': 0 })
  })
})

describe('paperPairMeans', () => {
  it('counts English on either side', () => {
    expect(paperPairMeans({ 'de-en': 0.25, 'de-sw': 0.5, 'en-sw': 0.75 }, 3, plainSum)).toEqual({
      average: 0.5,
      average_en_x: 0.5,
    })
  })
})

describe('paperScale and paperWeights', () => {
  it('have the published values of four candidates', () => {
    expect(paperWeights(4, plainSum)[0]).toBe(0.6439142598879722)
    expect(paperScale([4], 1, plainSum)).toMatchObject({
      floor: 0.09015481577477336,
      chance: 0.37683681635355754,
      average_rescaled: 1,
      n_candidates: 4,
      n_candidates_hist: { 4: 1 },
    })
  })
})

describe('paperPairs (properties)', () => {
  it('equals rankcMatrix to the last bit', () => {
    const order = fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 })
    fc.assert(
      fc.property(fc.array(fc.tuple(order, order), { minLength: 1, maxLength: 6 }), (rankings) => {
        const questions = rankings.map(
          ([en, sw]) =>
            new Map([
              ['en', question(true, en)],
              ['sw', question(true, sw)],
            ]),
        )
        const ids = (at: 0 | 1) => rankings.map((pair) => pair[at].map(String))
        expect(Math.min(paperPairs(questions, ['en', 'sw'], plainSum).rankc['en-sw']!, 1)).toBe(
          rankcMatrix({ en: ids(0), sw: ids(1) }).pairwise['en-sw'],
        )
      }),
    )
  })
})
