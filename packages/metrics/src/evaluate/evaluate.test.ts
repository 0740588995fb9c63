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
import { conditionalAgreement } from '../conditional-agreement.js'
import { consistencySplit } from '../consistency-split.js'
import { correctOverlap } from '../correct-overlap.js'
import { fleissKappa } from '../fleiss-kappa.js'
import { kendallTauMatrix } from '../kendall-tau.js'
import { krippendorffAlpha } from '../krippendorff-alpha.js'
import { rankBiasedOverlapMatrix } from '../rank-biased-overlap.js'
import { rankcMatrix } from '../rankc-matrix.js'
import { seaEvalConsistency } from '../sea-eval.js'
import { totalConsistency } from '../total-consistency.js'
import { evaluate, evaluatePerFact } from './evaluate.js'
import { factSetDigest } from './fact-set-digest.js'

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
    const result = await evaluate(scores, { header })
    expect(result).toMatchObject({
      schemaVersion: 1,
      kind: 'evaluation',
      normalization: 'per-byte',
      languages: ['en', 'sw'],
      facts: {
        total: 4,
        complete: 3,
        digest: await factSetDigest(['all right', 'English only', 'half right', 'wrong']),
      },
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
        verdicts: 'computed',
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
      conditionalAgreement: { someRight: { value: 1 / 2, facts: 2 }, allWrong: { value: 1, facts: 1 } },
      correctOverlap: { average: 1 / 2, pairwise: { 'en-sw': 1 / 2 }, withoutValue: [] }, // of the three common facts
      kendallTau: { average: (1 - 1 + 1) / 3, pairwise: { 'en-sw': (1 - 1 + 1) / 3 } },
      rankBiasedOverlap: { persistence: 0.9 },
      madeFrom: header,
    })
    expect(result.rankBiasedOverlap!.average).toBeCloseTo((1 + 0.9 + 1) / 3, 12)
    // two of three facts are answered alike; accuracy is (3/4 + 1/3) / 2 = 13/24
    const { consistency, ac3 } = result.seaEval!.byLanguageCount[2]!
    expect(consistency).toBe(2 / 3)
    expect(ac3).toBeCloseTo((2 * (2 / 3) * (13 / 24)) / (2 / 3 + 13 / 24), 9)
    // answers Q1 Q1, Q2 Q1, Q2 Q2: observed 2/3, expected 1/2
    expect(result.fleissKappa).toBeCloseTo((2 / 3 - 1 / 2) / (1 / 2), 12)
    expect(result).not.toHaveProperty('byProperty')
    expect(result.intervals).not.toHaveProperty('bootstrap')
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
    expect(result.facts).toMatchObject({ total: 1, complete: 1 })
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

  it('counts right answers under every normalization that all records allow', async () => {
    // by sum and per token Q2 (-6 in 2 tokens), per character and byte Q1 (-8 in 8)
    const candidates = [candidate('Q1', -8, { characters: 8, bytes: 8 }), candidate('Q2', -6)]
    const scores = [scoresOf('f', 'en', [], { candidates }), scoresOf('g', 'en', RIGHT)]
    const { byNormalization } = (await evaluate(scores)).accuracy
    const means = Object.entries(byNormalization!).map(([mode, { mean }]) => [mode, mean])
    expect(Object.fromEntries(means)).toEqual({
      sum: 0.5,
      'per-token': 0.5,
      'per-character': 1,
      'per-byte': 1,
    })
    const bare = [candidate('Q1', -1, { tokens: null, bytes: null }), candidate('Q2', -3)]
    const some = await evaluate([...scores, scoresOf('h', 'en', [], { candidates: bare })], {
      normalization: 'sum',
    })
    expect(Object.keys(some.accuracy.byNormalization!)).toEqual(['sum', 'per-character'])
  })

  it('takes every gold of a question that has several', async () => {
    const scores = [scoresOf('f', 'en', ['Q2', 'Q1', 'Q3'], { alsoRight: ['Q2'] })]
    expect((await evaluate(scores)).accuracy.mean).toBe(1)
    const other = scoresOf('f', 'sw', ['Q2', 'Q1', 'Q3'], { alsoRight: ['Q3'] })
    expect(await refusal(() => evaluate([...scores, other]))).toBe(
      'GOLD_MISMATCH: evaluate: fact f has the gold Q1 or Q2 in en and Q1 or Q3 in sw; all languages of a fact must have the same',
    )
  })

  it('says where the word of the source was taken for what is right', async () => {
    const scores = [scoresOf('f', 'en', RIGHT, { gold: null, correct: true })]
    const { accuracy: stored } = await evaluate(scores, { normalization: 'sum' })
    expect(stored).toMatchObject({ mean: 1, verdicts: 'stored' })
    expect(stored).not.toHaveProperty('byNormalization') // its word is for one mode alone
  })

  it('takes properties and groups apart, and their macro mean', async () => {
    const scores = [
      scoresOf('a', 'en', RIGHT, { property: 'P36', group: 'easy' }),
      scoresOf('a', 'sw', WRONG, { property: 'P36', group: 'easy' }),
      scoresOf('b', 'en', RIGHT, { property: 'P36' }),
      scoresOf('b', 'sw', RIGHT, { property: 'P36' }),
      scoresOf('c', 'en', WRONG, { property: 'P17' }),
    ]
    const { byProperty, byGroup, accuracy: share } = await evaluate(scores)
    expect(byProperty).toEqual({
      P17: { facts: 1, accuracy: { mean: 0, byLanguage: { en: { value: 0, facts: 1, correct: 0 } } } },
      P36: {
        facts: 2,
        accuracy: {
          mean: (1 + 1 / 2) / 2,
          byLanguage: { en: { value: 1, facts: 2, correct: 2 }, sw: { value: 0.5, facts: 2, correct: 1 } },
        },
        totalConsistency: { value: 0.5, facts: 2, correct: 1 },
        rankc: (FLOOR + 1) / 2,
        agreement: 0.5,
      },
    })
    expect(Object.keys(byProperty!)).toEqual(['P17', 'P36'])
    expect(byGroup!['easy']).toMatchObject({ facts: 1, totalConsistency: { value: 0 } })
    expect(share.macro).toEqual({ value: (0 + 3 / 4) / 2, properties: 2 })
    const other = scoresOf('c', 'sw', WRONG, { property: 'P36' })
    expect(await refusal(() => evaluate([...scores, other]))).toMatch(
      /^INVALID_INPUT: evaluate: fact c has the property P17 in en and P36 in sw;/,
    )
  })

  it('puts baselines beside the accuracy, compared by their sums', async () => {
    const scores = [scoresOf('f', 'en', RIGHT), scoresOf('f', 'sw', WRONG)]
    // the prior prefers Q1 by sum and would prefer Q2 per byte
    const prior = ['en', 'sw'].map((language) =>
      scoresOf('f', language, [], {
        header: 'prior',
        candidates: [candidate('Q1', -1, { bytes: 1 }), candidate('Q2', -2, { bytes: 9 })],
      }),
    )
    expect((await evaluate(scores, { baselines: { prior } })).accuracy.baselines).toEqual({
      prior: { mean: 1, byLanguage: { en: 1, sw: 1 } },
    })
    const elsewhere = [scoresOf('g', 'en', RIGHT), scoresOf('g', 'sw', RIGHT)]
    expect(await refusal(() => evaluate(scores, { baselines: { elsewhere } }))).toMatch(
      /^HEADER_MISMATCH: evaluate: baseline elsewhere: has fact g in en, which the model lacks/,
    )
    expect(await refusal(() => evaluate(scores, { baselines: { prior: prior.slice(1) } }))).toMatch(
      /^HEADER_MISMATCH: evaluate: baseline prior: lacks fact f in en/,
    )
  })

  it('gives intervals, of means only where facts are resampled', async () => {
    const scores = ['f', 'g', 'h'].flatMap((fact) => [
      scoresOf(fact, 'en', RIGHT),
      scoresOf(fact, 'sw', fact === 'f' ? WRONG : RIGHT),
    ])
    const { intervals } = await evaluate(scores, { intervals: { resamples: 100, seed: 7, level: 0.9 } })
    expect(intervals!.bootstrap).toEqual({ method: 'percentile', resamples: 100, seed: 7, facts: 3 })
    expect(intervals!.level).toBe(0.9)
    expect(intervals!.accuracy.mean!.low).toBeGreaterThanOrEqual(0.5)
    expect(intervals!.rankc).toBeDefined()
    expect(intervals!.agreement).toBeDefined()
    expect(await refusal(() => evaluate(scores, { intervals: { level: 95 } }))).toMatch(
      /^OUT_OF_RANGE: evaluate: level is 95/,
    )
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
      'UNKNOWN_LANGUAGE: evaluate: nothing in sw; there are records in en, so evaluate those with the languages option',
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
        expect(result.conditionalAgreement).toEqual(conditionalAgreement(answers, correct))
        // absent where nothing is right
        if (result.correctOverlap) expect(result.correctOverlap).toEqual(correctOverlap(correct))
        expect(result.seaEval).toEqual(seaEvalConsistency(answers, { accuracy: result.accuracy.mean }))
        expect(result.fleissKappa).toBe(fleissKappa(answers))
        expect(result.krippendorffAlpha).toBe(krippendorffAlpha(answers))
        expect(result.kendallTau!.pairwise).toEqual(kendallTauMatrix(table((ids) => ids)).pairwise)
        expect(result.rankBiasedOverlap!.pairwise).toEqual(
          rankBiasedOverlapMatrix(table((ids) => ids)).pairwise,
        )
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

  it('gives for every fact what the headline is the mean of', async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (facts) => {
        const { result, perFact } = await evaluatePerFact(recordsOf(facts))
        expect(perFact.facts).toHaveLength(result.facts.complete)
        expect(perFact.facts).toEqual([...perFact.facts].sort())
        const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length
        expect(mean(perFact.totalConsistency)).toBeCloseTo(result.totalConsistency.value, 12)
        expect(mean(perFact.languagesCorrect)).toBeCloseTo(result.totalConsistency.meanLanguagesCorrect, 12)
        if (result.facts.complete < result.facts.total) return
        expect(mean(perFact.accuracy)).toBeCloseTo(result.accuracy.mean, 12)
        expect(mean(perFact.rankc!)).toBeCloseTo(result.rankc!.average, 12)
        expect(mean(perFact.agreement!)).toBeCloseTo(result.agreement!.average, 12)
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
      expect(result.facts).toMatchObject({
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
