import {
  type CandidateScores,
  type Normalization,
  parseEvaluationResult,
  type RankcWeighting,
  type TieRule,
} from '@polyfact/schema'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readReference, referenceScores } from '../../test/reference.js'
import { candidate, headerOf, refusal, scoresOf } from '../../test/scores.js'
import { accuracy } from '../accuracy.js'
import { agreement } from '../agreement.js'
import { consistencySplit } from '../consistency-split.js'
import { rankcMatrix } from '../rankc-matrix.js'
import { totalConsistency } from '../total-consistency.js'
import { evaluate } from './evaluate.js'

const RIGHT = ['Q1', 'Q2']
const WRONG = ['Q2', 'Q1']
const FLOOR = 0.2689414213699951 // RankC of two reversed candidates

describe('evaluate', () => {
  it('matches a case worked by hand', async () => {
    const header = headerOf(['en', 'sw'])
    const scores = [
      scoresOf('all right', 'en', RIGHT),
      scoresOf('all right', 'sw', RIGHT),
      scoresOf('half right', 'sw', WRONG),
      scoresOf('half right', 'en', RIGHT),
      scoresOf('wrong', 'en', WRONG),
      scoresOf('wrong', 'sw', WRONG),
      scoresOf('English only', 'en', RIGHT),
    ]
    expect(await evaluate(scores, { header })).toEqual({
      schemaVersion: 1,
      kind: 'evaluation',
      normalization: 'per-byte',
      languages: ['en', 'sw'],
      facts: { total: 4, complete: 3 },
      candidates: { mean: 2, histogram: { 2: 7 } },
      ties: { rule: 'by-id', value: 0, tied: 0, questions: 7 },
      accuracy: {
        byLanguage: {
          en: { value: 3 / 4, facts: 4, correct: 3 },
          sw: { value: 1 / 3, facts: 3, correct: 1 },
        },
        mean: (3 / 4 + 1 / 3) / 2,
        highResource: { value: 3 / 4, languages: ['en'] },
        lowResource: { value: 1 / 3, languages: ['sw'] },
        chance: 0.5,
      },
      totalConsistency: {
        value: 1 / 3,
        facts: 3,
        correct: 1,
        histogram: { 0: 1, 1: 1, 2: 1 },
        meanLanguagesCorrect: 1,
      },
      consistencySplit: {
        facts: 3,
        correct: { value: 1 / 3, count: 1 },
        sameWrong: { value: 1 / 3, count: 1 },
      },
      rankc: {
        weighting: 'softmax',
        average: (1 + FLOOR + 1) / 3,
        averageWithEnglish: (1 + FLOOR + 1) / 3,
        pairwise: { 'en-sw': (1 + FLOOR + 1) / 3 },
        facts: { 'en-sw': 3 },
        floor: FLOOR,
        chance: 0.6344707106849976,
        rescaled: ((1 + FLOOR + 1) / 3 - FLOOR) / (1 - FLOOR),
      },
      agreement: { average: 2 / 3, averageWithEnglish: 2 / 3, pairwise: { 'en-sw': 2 / 3 } },
      madeFrom: header,
    })
  })

  it('normalizes per byte, as the header says its source did, or as told', async () => {
    // per byte Q1: -8/8 against -6/4; by sum Q2: -6 against -8
    const candidates = [candidate('Q1', -8, { bytes: 8 }), candidate('Q2', -6, { bytes: 4 })]
    const scores = [scoresOf('f', 'en', [], { candidates })]
    const bySum = headerOf(['en'], { normalization: 'sum' })
    expect(await evaluate(scores)).toMatchObject({ normalization: 'per-byte', accuracy: { mean: 1 } })
    expect(await evaluate(scores, { header: bySum })).toMatchObject({
      normalization: 'sum',
      accuracy: { mean: 0 },
    })
    expect(await evaluate(scores, { header: bySum, normalization: 'per-byte' })).toMatchObject({
      normalization: 'per-byte',
      accuracy: { mean: 1 },
    })
  })

  it('says how many best scores are shared, and breaks ties as told', async () => {
    const tied = { candidates: [candidate('Q2', -1), candidate('Q1', -1)] }
    const scores = [scoresOf('f', 'en', [], tied), scoresOf('g', 'en', RIGHT)]
    expect(await evaluate(scores)).toMatchObject({
      ties: { rule: 'by-id', value: 0.5, tied: 1, questions: 2 },
      accuracy: { mean: 1 },
    })
    expect((await evaluate(scores, { ties: 'by-position' })).accuracy.mean).toBe(0.5)
  })

  it('takes only the languages asked for, in their order', async () => {
    const scores = ['en', 'de', 'sw'].map((language) => scoresOf('f', language, RIGHT))
    const result = await evaluate([...scores, scoresOf('g', 'de', RIGHT)], { languages: ['sw', 'en'] })
    expect(result.languages).toEqual(['sw', 'en'])
    expect(result.facts).toEqual({ total: 1, complete: 1 })
    expect(Object.keys(result.rankc!.pairwise)).toEqual(['sw-en'])
  })

  it('orders languages as the header does, or else as the paper', async () => {
    const scores = ['sw', 'de', 'en'].map((language) => scoresOf('f', language, RIGHT))
    expect((await evaluate(scores)).languages).toEqual(['en', 'de', 'sw'])
    expect((await evaluate(scores, { header: headerOf(['de', 'sw', 'en']) })).languages).toEqual([
      'de',
      'sw',
      'en',
    ])
  })

  it('reads an asynchronous source as well', async () => {
    async function* source() {
      yield scoresOf('f', 'en', RIGHT)
    }
    expect((await evaluate(source())).accuracy.mean).toBe(1)
  })

  it('uses the weighting that it is told', async () => {
    const scores = [scoresOf('f', 'en', RIGHT), scoresOf('f', 'sw', WRONG)]
    const { rankc } = await evaluate(scores, { weighting: 'norm1' })
    expect(rankc).toMatchObject({ weighting: 'norm1', average: 1 / 3, floor: 1 / 3 })
  })

  it('refuses no scores, and languages without any', async () => {
    expect(await refusal(() => evaluate([]))).toBe(
      'EMPTY_INPUT: evaluate: no scores; at least one record is expected',
    )
    expect(await refusal(() => evaluate([], { languages: ['en'] }))).toMatch(
      /^EMPTY_INPUT: evaluate: no scores;/,
    )
    const english = [scoresOf('f', 'en', RIGHT)]
    expect(await refusal(() => evaluate(english, { header: headerOf(['en', 'sw']) }))).toBe(
      'UNKNOWN_LANGUAGE: evaluate: no scores in sw; there are some in en, so evaluate those with the languages option',
    )
    expect(await refusal(() => evaluate(english, { languages: ['sw'] }))).toMatch(
      /^UNKNOWN_LANGUAGE: .* nor in any other/,
    )
  })

  it('refuses "correct" instead of a gold under another normalization than that of the source', async () => {
    const header = headerOf(['en'], { normalization: 'per-token' })
    const scores = [scoresOf('f', 'en', RIGHT, { gold: null, correct: true })]
    expect((await evaluate(scores, { header })).accuracy.mean).toBe(1)
    expect(await refusal(() => evaluate(scores, { header, normalization: 'per-byte' }))).toBe(
      'GOLD_MISSING: evaluate: fact f in en has no gold, only whether it was right per-token; per-byte needs the gold',
    )
  })

  it('refuses unknown options before it reads anything', async () => {
    const unread: AsyncIterable<CandidateScores> = {
      [Symbol.asyncIterator]: () => {
        throw new Error('the scores were read')
      },
    }
    for (const options of [
      { weighting: 'flat' as RankcWeighting },
      { ties: 'random' as TieRule },
      { normalization: 'avg' as Normalization },
    ]) {
      expect(await refusal(() => evaluate(unread, options))).toMatch(/^UNKNOWN_OPTION: evaluate: found the /)
    }
  })
})

describe('evaluate (properties)', () => {
  const LANGUAGES = ['en', 'de', 'sw', 'ko']
  const IDS = ['Q1', 'Q2', 'Q3', 'Q10']
  const ranking = fc.shuffledSubarray(IDS, { minLength: IDS.length })
  const gold = fc.constantFrom(...IDS)
  // every language may lack any fact but the first
  const rows = fc
    .array(fc.tuple(gold, fc.array(fc.option(ranking, { freq: 5 }), { minLength: 4, maxLength: 4 })), {
      maxLength: 10,
    })
    .chain((some) =>
      fc
        .tuple(gold, fc.array(ranking, { minLength: 4, maxLength: 4 }))
        .map((first): [string, (string[] | null)[]][] => [first, ...some]),
    )
  const recordsOf = (facts: readonly [string, (string[] | null)[]][]): CandidateScores[] =>
    facts.flatMap(([id, rankings], fact) =>
      LANGUAGES.flatMap((language, column) =>
        rankings[column] == null ? [] : [scoresOf(`fact ${fact}`, language, rankings[column], { gold: id })],
      ),
    )

  it('says what the single functions say, to the last bit', async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (facts) => {
        const table = <Value>(read: (ranking: string[], gold: string) => Value) =>
          Object.fromEntries(
            LANGUAGES.map((language, column) => [
              language,
              facts.map(([id, rankings]) => (rankings[column] == null ? null : read(rankings[column], id))),
            ]),
          )
        const correct = table((ids, id) => ids[0] === id)
        const answers = table((ids) => ids[0]!)
        const result = await evaluate(recordsOf(facts))
        for (const language of LANGUAGES) {
          expect(result.accuracy.byLanguage[language]).toEqual(accuracy(correct[language]!))
        }
        const { facts: _, ...agreed } = agreement(answers)
        expect(result.totalConsistency).toEqual(totalConsistency(correct))
        expect(result.consistencySplit).toEqual(consistencySplit(answers, facts.map(([id]) => id))) // biome-ignore format: short
        expect(result.rankc).toEqual(rankcMatrix(table((ids) => ids)))
        expect(result.agreement).toEqual(agreed)
      }),
    )
  })

  it('does not depend on the order of candidates, nor on that of languages within a fact', async () => {
    const shuffled = rows.chain((facts) => {
      const perFact = facts.map((_, fact) =>
        recordsOf(facts).filter((record) => record.fact === `fact ${fact}`),
      )
      const records = perFact.map((some) =>
        fc.shuffledSubarray(
          some.map((record) => ({ ...record, candidates: [...record.candidates].reverse() })),
          { minLength: some.length },
        ),
      )
      return fc.tuple(fc.constant(recordsOf(facts)), fc.tuple(...records))
    })
    await fc.assert(
      fc.asyncProperty(shuffled, async ([records, others]) => {
        const languages = { languages: LANGUAGES }
        expect(await evaluate(others.flat(), languages)).toEqual(await evaluate(records, languages))
      }),
    )
  })

  it('has the form of its schema and survives JSON', async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (facts) => {
        const result = await evaluate(recordsOf(facts))
        expect(parseEvaluationResult(JSON.parse(JSON.stringify(result)))).toEqual(result)
      }),
    )
  })

  it('keeps the laws between metrics on complete facts', async () => {
    const complete = fc.array(fc.tuple(gold, fc.array(ranking, { minLength: 4, maxLength: 4 })), {
      minLength: 1,
    })
    await fc.assert(
      fc.asyncProperty(complete, async (facts) => {
        const { accuracy: share, agreement: agreed, ...result } = await evaluate(recordsOf(facts))
        const all = result.totalConsistency.value
        for (const { value } of Object.values(share.byLanguage)) expect(all).toBeLessThanOrEqual(value)
        for (const value of Object.values(agreed!.pairwise)) expect(all).toBeLessThanOrEqual(value)
        expect(result.consistencySplit.correct.value).toBe(all)
        expect(result.rankc!.average).toBeGreaterThanOrEqual(result.rankc!.floor - 1e-12)
      }),
    )
  })
})

describe('evaluate (reference)', () => {
  const shared = process.env['POLYFACT_SHARED']
  if (shared === undefined) {
    it.skip('equals the published evaluator on Global-MMLU-Lite (needs POLYFACT_SHARED)')
    return
  }

  // recorded figures that the files themselves do not hold
  const models = [
    { name: 'Qwen-2.5-7B', mean: 0.6320454545454545, tied: 66, sameWrong: 0.015 },
    { name: 'OLMo-2-1124-7B', mean: 0.4475, tied: 61, sameWrong: 0.0125 },
  ]
  it.each(models)(
    'equals the published evaluator, to the last bit: $name',
    async ({ name, mean, tied, sameWrong }) => {
      const file = readReference(shared, `${name}_gmmlu_lite_consistency.json`)
      const { header, scores } = referenceScores(file)
      const result = await evaluate(scores, { header })

      expect(result.normalization).toBe('per-token')
      expect(result.accuracy.mean).toBe(mean)
      for (const language of file.config.langs) {
        const { accuracy: value, n } = file.per_language_accuracy[language]!
        expect(result.accuracy.byLanguage[language]).toEqual({
          value,
          facts: n,
          correct: Math.round(value * n),
        })
      }
      expect(result.accuracy.highResource?.languages).toEqual([
        'en',
        'de',
        'pt',
        'ar',
        'es',
        'fr',
        'ja',
        'zh',
      ])
      expect(result.accuracy.lowResource?.languages).toEqual(['id', 'bn', 'sw'])

      const consistency = file.total_consistency
      expect(result.facts).toEqual({
        total: consistency.n_facts_total,
        complete: consistency.n_facts_all_langs,
      })
      expect(result.totalConsistency.value).toBe(consistency.all_langs_correct_fraction)
      expect(result.totalConsistency.histogram).toEqual(consistency.correct_language_count_histogram)
      expect(result.totalConsistency.meanLanguagesCorrect).toBe(consistency.mean_languages_correct)
      expect(result.consistencySplit.correct.value).toBe(consistency.all_langs_correct_fraction)
      expect(result.consistencySplit.sameWrong.value).toBe(sameWrong)
      expect(result.ties.tied).toBe(tied)

      const rankc = result.rankc!
      expect(Object.keys(rankc.pairwise)).toHaveLength(55)
      expect(Object.entries(rankc.pairwise)).toEqual(Object.entries(file.rankc.pairwise)) // order, too
      expect(rankc.facts).toEqual(file.rankc.pair_n)
      expect(rankc.average).toBe(file.rankc.average)
      expect(rankc.averageWithEnglish).toBe(file.rankc.average_en_x)
      expect(rankc.floor).toBe(0.09015481577477336)
      expect(rankc.chance).toBe(0.37683681635355754)

      expect(result.agreement!.pairwise).toEqual(file.answer_agreement.pairwise)
      expect(result.agreement!.average).toBe(file.answer_agreement.average)

      // candidates are stored in the order of their ids, so that both tie rules are the published one
      expect(await evaluate(scores, { header, ties: 'by-position' })).toEqual({
        ...result,
        ties: { ...result.ties, rule: 'by-position' },
      })
    },
  )
})
