import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { all, fileOf } from '../../test/files.js'
import { refusal } from '../../test/scores.js'
import { evaluate } from '../evaluate/evaluate.js'
import type { ImportOptions } from './imported-run.js'
import { readPaperResults } from './paper-results.js'

const config = {
  benchmark: 'global_mmlu_lite',
  model: 'Qwen/Qwen2.5-7B',
  split: 'test',
  score_mode: 'avg',
  langs: ['en', 'sw'],
  n_facts: 1,
}
const old = (scores: number[], correct: boolean) => ({ pred_idx: 0, correct, scores })
const oldFile = {
  config,
  predictions: {
    'astronomy/test/58': { en: old([-1, -2.5], true), sw: old([-1, -0.5], false) },
  },
}

async function read(file: unknown, options?: ImportOptions) {
  const run = await readPaperResults(await fileOf('x.json', JSON.stringify(file)), options)
  if (run.records.kind !== 'scores') return expect.unreachable('scores are expected')
  return { ...run, records: await all(run.records.scores) }
}

async function readAnswers(file: unknown) {
  const run = await readPaperResults(await fileOf('x.json', JSON.stringify(file)))
  if (run.records.kind !== 'generations') return expect.unreachable('generations are expected')
  return { ...run, records: await all(run.records.generations) }
}

describe('readPaperResults, files before August 2026', () => {
  it('reads means per token and takes the verdicts for want of a gold, and says so', async () => {
    const { name, format, header, records, report } = await read(oldFile)
    expect({ name, format }).toEqual({ name: 'Qwen/Qwen2.5-7B', format: 'paper' })
    expect(header).toMatchObject({
      model: { id: 'Qwen/Qwen2.5-7B', revision: null },
      dataset: { id: 'global_mmlu_lite', revision: null, split: 'test' },
      languages: ['en', 'sw'],
      normalization: 'per-token',
      source: { format: 'paper' },
    })
    const unknown = { sum: null, tokens: null, characters: null, bytes: null }
    expect(records).toEqual([
      {
        schemaVersion: 1,
        kind: 'scores',
        header: header.id,
        fact: 'astronomy/test/58',
        group: 'astronomy',
        language: 'en',
        gold: null,
        correct: true,
        candidates: [
          { id: 'option:0', ...unknown, perToken: -1 },
          { id: 'option:1', ...unknown, perToken: -2.5 },
        ],
      },
      expect.objectContaining({ language: 'sw', correct: false }),
    ])
    expect(report).toEqual({
      kept: 2,
      dropped: [],
      notices: [expect.stringContaining('the file does not say which option is right: its own verdicts')],
    })
  })

  it('takes the score for a sum where the file says so', async () => {
    const { header, records } = await read({ ...oldFile, config: { ...config, score_mode: 'sum' } })
    expect(header.normalization).toBe('sum')
    expect(records[0]!.candidates[1]).toEqual({
      id: 'option:1',
      sum: -2.5,
      tokens: null,
      characters: null,
      bytes: null,
    })
    expect(await refusal(() => read({ ...oldFile, config: { ...config, score_mode: 'byte' } }))).toMatch(
      /^NORMALIZATION_UNAVAILABLE: .*found scores per-byte and no scores_sum;/,
    )
  })

  it('counts what is missing and drops languages that config does not list', async () => {
    const { en } = oldFile.predictions['astronomy/test/58']
    const predictions = { ...oldFile.predictions, 'astronomy/test/59': { en, fr: en } }
    const { records, report } = await read({ config, predictions })
    expect(records).toHaveLength(3)
    expect(report.dropped).toEqual([
      {
        reason: 'in a language that config.langs does not list',
        count: 1,
        first: expect.stringContaining('x.json: predictions.astronomy/test/59.fr'),
      },
    ])
    expect(report.notices).toContain(
      '1 of 4 questions (2 facts in 2 languages) are missing; their facts are not complete',
    )
  })
})

const now = (options: string[], rest: object = {}) => ({
  pred_idx: 0,
  correct: true,
  scores: options.map((_, at) => -at - 1),
  scores_sum: options.map((_, at) => -4 * (at + 1)),
  n_option_tokens: options.map((_, at) => at + 1),
  options,
  ...rest,
})
const polyfact = { ...config, benchmark: 'polyfact', score_mode: 'byte' }

describe('readPaperResults, files since August 2026', () => {
  it('reads sums with tokens, code points and bytes', async () => {
    const predictions = { f: { en: now(['Köln', '𝄞']), sw: now(['Köln', '𝄞']) } }
    const { header, records } = await read({ config: { ...config, score_mode: 'byte' }, predictions })
    expect(header.normalization).toBe('per-byte')
    expect(records[0]).toMatchObject({
      gold: null,
      correct: true,
      candidates: [
        { id: 'option:0', sum: -4, tokens: 1, characters: 4, bytes: 5 },
        { id: 'option:1', sum: -8, tokens: 2, characters: 1, bytes: 4 },
      ],
    })
  })

  it('counts the space and the rest of the sentence on BMLAMA, as its published scores do', async () => {
    const predictions = { bmlama53_0: { en: now([' Rome citizen.']), sw: now([' Roma.']) } }
    const { records, report } = await read({ config: { ...config, benchmark: 'bmlama53' }, predictions })
    expect(records[0]!.candidates[0]).toMatchObject({ id: 'option:0', characters: 14, bytes: 14 })
    expect(report.notices.join()).toContain('lengths count what BMLAMA scores')
  })

  it('tells shuffled options apart by their ids, and has the gold in the id of the fact', async () => {
    const fact = 'Q142|P36|Q90'
    const en = now(['Paris', 'Lyon'], { option_ids: ['Q90', 'Q456'] })
    const sw = now(['Lyon', 'Paris'], { option_ids: ['Q456', 'Q90'], correct: false })
    const { records, report } = await read({ config: polyfact, predictions: { [fact]: { en, sw } } })
    expect(records[1]).toMatchObject({
      fact,
      property: 'P36',
      gold: 'Q90',
      candidates: [{ id: 'Q456', sum: -4 }, { id: 'Q90' }],
    })
    expect(records[1]).not.toHaveProperty('correct')
    expect(report.notices).toEqual([])
    const other = { [fact]: { en: now(['Lyon'], { option_ids: ['Q456'] }) } }
    expect(await refusal(() => read({ config: polyfact, predictions: other }))).toMatch(
      /^GOLD_MISSING: .*predictions\.Q142\|P36\|Q90\.en: found the candidates Q456; the gold Q90 must be one/,
    )
  })

  it('uses the alignment and the gold that a file has, and drops what that could not align', async () => {
    const file = {
      config: polyfact,
      alignment: { f: { en: [0, 1], sw: [1, 0] }, g: { en: [0, 1], sw: null } },
      predictions: {
        f: { en: now(['a', 'b'], { gold_idx: 1 }), sw: now(['B', 'A'], { gold_idx: 0 }) },
        g: { en: now(['a', 'b'], { gold_idx: 1 }), sw: now(['B', 'A'], { gold_idx: 0 }) },
      },
    }
    const { records, report } = await read(file)
    expect(records.map(({ fact, language, gold }) => [fact, language, gold])).toEqual([
      ['f', 'en', 'option:1'],
      ['f', 'sw', 'option:1'],
      ['g', 'en', 'option:1'],
    ])
    expect(report.dropped).toMatchObject([{ reason: "not aligned by the file's own alignment", count: 1 }])
  })

  it('refuses shuffled options that nothing aligns, unless there is one language or it is told', async () => {
    const predictions = { f: { en: now(['a', 'b']), sw: now(['B', 'A']) } }
    expect(await refusal(() => read({ config: polyfact, predictions }))).toMatch(
      /^CANDIDATES_UNALIGNED: .*predictions\.f\.en: found no option_ids, .*add the option_ids that PolyFact-Clean has/,
    )
    expect((await read({ config: polyfact, predictions }, { align: 'position' })).records).toHaveLength(2)
    const english = { ...polyfact, langs: ['en'] }
    expect((await read({ config: english, predictions: { f: { en: now(['a']) } } })).records).toHaveLength(1)
  })

  it('reads answers of the free-form evaluator', async () => {
    const answer = { pred: 'paris', correct: true, entity: 'Q90', gold: 'Paris' }
    const { matching, records } = await readAnswers({
      config: { ...polyfact, score_mode: undefined, matcher: 'klar_lenient' },
      predictions: { 'Q142|P36|Q90': { en: answer, sw: { ...answer, entity: null }, fr: answer } },
    })
    expect(matching).toBe('lenient')
    expect(records).toMatchObject([
      { language: 'en', property: 'P36', text: 'paris', golds: ['Paris'], answer: 'Q90' },
      { language: 'sw', text: 'paris' },
    ])
    expect(records[0]).not.toHaveProperty('gold') // an answer is right by its text
    expect(records[1]).not.toHaveProperty('answer')
  })
})

describe('readPaperResults, bad input', () => {
  const withScores = (prediction: object) => ({
    config: { ...config, langs: ['en'] },
    predictions: { f: { en: prediction } },
  })

  it.each([
    [
      'another file',
      { records: [] },
      /^UNSUPPORTED_FORMAT: .*found an object with records; a result file of the/,
    ],
    ['a list', [1], /^UNSUPPORTED_FORMAT: .*found no object;/],
    [
      'a summary',
      { config, rankc: {} },
      /^EMPTY_INPUT: .*found a summary without predictions; .*"verify" checks/,
    ],
    ['no predictions', { config, predictions: {} }, /^EMPTY_INPUT: .*found a summary without predictions/],
    ['no config', { predictions: oldFile.predictions }, /^INVALID_INPUT: .*x\.json: config: found nothing/],
    [
      'a score that is no number',
      withScores({ scores: ['-1'], correct: true }),
      /^INVALID_INPUT: .*predictions\.f\.en\.scores\.0: found "-1"; expected number/,
    ],
    [
      'lists of different lengths',
      withScores({ ...now(['a', 'b']), n_option_tokens: [1] }),
      /^SHAPE_MISMATCH: .*predictions\.f\.en: found 1 n_option_tokens and 2 scores/,
    ],
    [
      'neither gold nor verdict',
      withScores({ scores: [-1] }),
      /^GOLD_MISSING: .*predictions\.f\.en: found neither a gold nor "correct"/,
    ],
    [
      'nothing in the languages of config',
      { config: { ...config, langs: ['fr'] }, predictions: oldFile.predictions },
      /^EMPTY_INPUT: .*found no prediction that can be used: 2 in a language that config\.langs does not list/,
    ],
  ])('refuses %s', async (_, file, message) => {
    expect(await refusal(() => read(file))).toMatch(message)
  })

  it('refuses NaN, a fact twice and a file that was cut off', async () => {
    const text = JSON.stringify(oldFile)
    const refused = async (bad: string) => refusal(async () => readPaperResults(await fileOf('x.json', bad)))
    expect(await refused(text.replace('-2.5', 'NaN'))).toMatch(
      /^NOT_FINITE: .*: predictions\..*\.scores\.\d: found NaN;/,
    )
    expect(await refused(text.replace('-2.5', '-Infinity'))).toMatch(/^NOT_FINITE: /)
    expect(await refused(text.replace('"sw":{', '"en":{'))).toMatch(
      /^DUPLICATE_ID: .*found predictions\.astronomy\/test\/58\.en twice;/,
    )
    expect(await refused(text.slice(0, -20))).toMatch(/^FILE_CORRUPT: .*cut off/)
  })
})

describe('readPaperResults (properties)', () => {
  it('gives the same whatever the aggregates and the stored choice say', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), fc.integer(), async (aggregate, index) => {
        const predictions = structuredClone(oldFile.predictions)
        predictions['astronomy/test/58'].en.pred_idx = index
        const odd = { rankc: aggregate, per_language_accuracy: aggregate, config, predictions }
        expect((await read(odd)).records).toEqual((await read(oldFile)).records)
      }),
      { numRuns: 20 },
    )
  })
})

const shared = process.env['POLYFACT_SHARED']

describe('readPaperResults (reference)', () => {
  it.skipIf(shared === undefined).each(['Qwen-2.5-7B', 'OLMo-2-1124-7B'])(
    'gives the published values of %s, also from a file without its aggregates (POLYFACT_SHARED)',
    async (model) => {
      const path = join(shared!, 'data', 'reference', 'gmmlu-lite', `${model}_gmmlu_lite_consistency.json`)
      const file = JSON.parse(await readFile(path, 'utf8'))
      const stripped = await fileOf('x.json', '')
      const predictions = Object.fromEntries(
        Object.entries<Record<string, { scores: number[]; correct: boolean }>>(file.predictions).map(
          ([fact, byLanguage]) => [
            fact,
            Object.fromEntries(
              Object.entries(byLanguage).map(([language, { scores, correct }]) => [
                language,
                { scores, correct },
              ]),
            ),
          ],
        ),
      )
      await writeFile(stripped, JSON.stringify({ config: file.config, predictions }))
      const results = await Promise.all(
        [path, stripped].map(async (from) => {
          const { header, records } = await readPaperResults(from)
          if (records.kind !== 'scores') return expect.unreachable('scores are expected')
          return evaluate(records.scores, { header })
        }),
      )
      expect(results[1]).toEqual(results[0])
      expect(results[0]!.rankc!.average).toBe(file.rankc.average)
      expect(results[0]!.rankc!.pairwise).toEqual(file.rankc.pairwise)
      expect(results[0]!.totalConsistency.value).toBe(file.total_consistency.all_langs_correct_fraction)
      expect(results[0]!.agreement!.average).toBe(file.answer_agreement.average)
    },
  )
})
