import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answerColumns, LANGUAGES, renamed } from '../test/columns.js'
import { refusal } from '../test/scores.js'
import { agreement } from './agreement.js'
import { seaEvalConsistency } from './sea-eval.js'

describe('seaEvalConsistency', () => {
  it('matches a case worked by hand', () => {
    // fact 0: a a a b, groups of 3 and 1; fact 1: a a b b, two groups of 2; fact 2 is not complete
    // s = 2: (3 / 6 + 2 / 6) / 2; s = 3: (1 / 4 + 0) / 2; s = 4: 0
    const answers = { en: ['a', 'a', 'a'], de: ['a', 'a', null], sw: ['a', 'b', 'a'], zh: ['b', 'b', 'a'] }
    const { facts, byLanguageCount } = seaEvalConsistency(answers, { accuracy: 0.5 })
    expect(facts).toBe(2)
    expect(Object.keys(byLanguageCount)).toEqual(['2', '3', '4'])
    expect(byLanguageCount[2]!.consistency).toBeCloseTo(5 / 12, 15)
    expect(byLanguageCount[3]!.consistency).toBeCloseTo(1 / 8, 15)
    expect(byLanguageCount[4]!.consistency).toBe(0)
    expect(byLanguageCount[2]!.ac3).toBeCloseTo((2 * (5 / 12) * 0.5) / (5 / 12 + 0.5), 9)
  })

  it('has AC3 0, not 0 / 0, where neither is there', () => {
    const answers = { en: ['a'], de: ['b'] }
    expect(seaEvalConsistency(answers, { accuracy: 0 }).byLanguageCount).toEqual({
      2: { consistency: 0, ac3: 0 },
    })
  })

  it('keeps its digits for sixty languages, where binomials leave the integers', () => {
    // 59 of 60 alike: C(59, s) / C(60, s) = (60 − s) / 60
    const answers = Object.fromEntries(
      Array.from({ length: 60 }, (_, index) => [`l${index}`, [index === 0 ? 'b' : 'a']]),
    )
    const { byLanguageCount } = seaEvalConsistency(answers, { accuracy: 1 })
    for (let s = 2; s <= 60; s++) expect(byLanguageCount[s]!.consistency).toBeCloseTo((60 - s) / 60, 13)
  })

  it('refuses one language, no complete fact and an accuracy in percent', async () => {
    expect(await refusal(() => seaEvalConsistency({ en: ['a'] }, { accuracy: 1 }))).toBe(
      'EMPTY_INPUT: seaEvalConsistency: found only en; at least two languages are expected',
    )
    expect(await refusal(() => seaEvalConsistency({ en: ['a'], de: [null] }, { accuracy: 1 }))).toMatch(
      /^EMPTY_INPUT: seaEvalConsistency: no fact has a value in all of en, de/,
    )
    expect(await refusal(() => seaEvalConsistency({ en: ['a'], de: [] }, { accuracy: 1 }))).toMatch(
      /^SHAPE_MISMATCH: seaEvalConsistency: /,
    )
    for (const accuracy of [42, -0.1, Number.NaN]) {
      expect(await refusal(() => seaEvalConsistency({ en: ['a'], de: ['a'] }, { accuracy }))).toBe(
        `OUT_OF_RANGE: seaEvalConsistency: accuracy is ${accuracy}; a number from 0 to 1 is expected`,
      )
    }
  })
})

describe('seaEvalConsistency (properties)', () => {
  const accuracy = fc.double({ min: 0, max: 1, noNaN: true })

  it('equals the published enumeration of subsets', () => {
    fc.assert(
      fc.property(answerColumns, accuracy, (answers, value) => {
        const { byLanguageCount } = seaEvalConsistency(answers, { accuracy: value })
        for (let s = 2; s <= LANGUAGES.length; s++) {
          const shares = subsets(LANGUAGES, s).map((some) => {
            const alike = answers.en.filter(
              (_, fact) => new Set(some.map((l) => answers[l][fact])).size === 1,
            )
            return alike.length / answers.en.length
          })
          const consistency = shares.reduce((sum, share) => sum + share, 0) / shares.length
          expect(byLanguageCount[s]!.consistency).toBeCloseTo(consistency, 12)
          expect(byLanguageCount[s]!.ac3).toBeCloseTo(
            (2 * consistency * value) / (consistency + value + 1e-10),
            9,
          )
        }
      }),
    )
  })

  it('begins with the mean agreement of pairs and never rises', () => {
    fc.assert(
      fc.property(answerColumns, (answers) => {
        const { byLanguageCount } = seaEvalConsistency(answers, { accuracy: 0.5 })
        const values = Object.values(byLanguageCount)
        expect(values[0]!.consistency).toBeCloseTo(agreement(answers).average, 12)
        for (const [index, { consistency, ac3 }] of values.entries()) {
          expect(consistency).toBeLessThanOrEqual(values[index - 1]?.consistency ?? 1)
          expect(ac3).toBeLessThanOrEqual((values[index - 1]?.ac3 ?? 1) + 1e-15)
        }
      }),
    )
  })

  it('has AC3 between nothing and the larger of accuracy and consistency', () => {
    fc.assert(
      fc.property(answerColumns, accuracy, (answers, value) => {
        for (const { consistency, ac3 } of Object.values(
          seaEvalConsistency(answers, { accuracy: value }).byLanguageCount,
        )) {
          expect(ac3).toBeGreaterThanOrEqual(0)
          expect(ac3).toBeLessThanOrEqual(Math.max(consistency, value) + 1e-12)
        }
      }),
    )
  })

  it('does not change when ids are renamed', () => {
    fc.assert(
      fc.property(answerColumns, (answers) => {
        expect(seaEvalConsistency(renamed(answers), { accuracy: 0.5 })).toEqual(
          seaEvalConsistency(answers, { accuracy: 0.5 }),
        )
      }),
    )
  })
})

function subsets<Item>(items: readonly Item[], size: number): Item[][] {
  if (size === 0) return [[]]
  return items.flatMap((item, index) =>
    subsets(items.slice(index + 1), size - 1).map((rest) => [item, ...rest]),
  )
}
