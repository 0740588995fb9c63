import { evaluate, evaluateFreeForm } from '@polyfact/metrics'
import { type EvaluationResult, PAPER_LANGUAGES } from '@polyfact/schema'
import { describe, expect, it } from 'vitest'
import { header, record } from '../test/records.js'
import { resultTable } from './result-table.js'

const result: EvaluationResult = {
  schemaVersion: 1,
  kind: 'evaluation',
  normalization: 'per-byte',
  languages: ['en', 'sw'],
  facts: { total: 8, complete: 8 },
  candidates: { mean: 4, histogram: { '4': 16 } },
  ties: { rule: 'by-id', value: 0, tied: 0, questions: 16 },
  accuracy: {
    byLanguage: { en: { value: 0.75, facts: 8, correct: 6 }, sw: { value: 0.25, facts: 8, correct: 2 } },
    mean: 0.5,
    highResource: { value: 0.75, languages: ['en'] },
    lowResource: { value: 0.25, languages: ['sw'] },
    chance: 0.25,
  },
  totalConsistency: {
    value: 0.125,
    facts: 8,
    correct: 1,
    histogram: { '0': 1, '1': 6, '2': 1 },
    meanLanguagesCorrect: 1,
  },
  consistencySplit: { facts: 8, correct: { value: 0.125, count: 1 }, sameWrong: { value: 0, count: 0 } },
  rankc: {
    weighting: 'softmax',
    average: 0.41234,
    averageWithEnglish: 0.41234,
    pairwise: { 'en-sw': 0.41234 },
    facts: { 'en-sw': 8 },
    floor: 0.0902,
    chance: 0.3768,
    rescaled: 0.354,
  },
  agreement: { average: 0.375, averageWithEnglish: 0.375, pairwise: { 'en-sw': 0.375 } },
  madeFrom: header,
}

describe('resultTable', () => {
  it('says what was measured, and puts chance beside the numbers', () => {
    expect(resultTable(result)).toMatchInlineSnapshot(`
      "tiny on facts test
      8 facts × 2 languages · scores normalized per-byte
      ┌─────────────────────────────┬──────────┬────────┬────────────────────────────┐
      │                             │ measured │ chance │                            │
      ├─────────────────────────────┼──────────┼────────┼────────────────────────────┤
      │ Accuracy, mean of languages │   50.0 % │ 25.0 % │                            │
      │   high-resource             │   75.0 % │        │ en                         │
      │   low-resource              │   25.0 % │        │ sw                         │
      │ Total Consistency           │   12.5 % │        │ right in all: 1 of 8       │
      │   the same wrong answer     │    0.0 % │        │ 0 of 8                     │
      │ RankC, mean of pairs        │   0.4123 │ 0.3768 │ floor 0.0902               │
      │ Agreement, mean of pairs    │   37.5 % │        │                            │
      └─────────────────────────────┴──────────┴────────┴────────────────────────────┘
      Accuracy in %
        en  75.0  sw  25.0"
    `)
  })

  it('has no rows for what one language cannot have', () => {
    const { rankc: _rankc, agreement: _agreement, ...rest } = result
    const text = resultTable({ ...rest, languages: ['en'], facts: { total: 1, complete: 1 } })
    expect(text).not.toMatch(/RankC|Agreement|Consistency|same wrong/)
    expect(text).toContain('1 fact × 1 language ·')
  })

  it('says how many facts are not in all languages', () => {
    expect(resultTable({ ...result, facts: { total: 8, complete: 7 } })).toContain(
      '8 facts (7 of them in all languages) × 2 languages',
    )
  })

  it.each([1, 6, 7, 8, 12, 17])('fits a terminal of 80 columns with %i languages', (count) => {
    const languages = [...PAPER_LANGUAGES, 'ca', 'el', 'fa', 'he', 'hu'].slice(0, count)
    const rate = { value: 1, facts: 8, correct: 8 }
    const text = resultTable({
      ...result,
      languages,
      accuracy: {
        ...result.accuracy,
        byLanguage: Object.fromEntries(languages.map((language) => [language, rate])),
        highResource: { value: 1, languages },
      },
    })
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80)
    for (const language of languages) expect(text).toContain(`  ${language} 100.0`)
  })

  it('fits it with every row that there is, and long names of baselines', async () => {
    const records = [1, 2, 7].flatMap((n) => header.languages.map((language) => record(n, language)))
    const all = await evaluate(records, {
      header,
      normalization: 'sum',
      intervals: { resamples: 10 },
      baselines: { 'the most frequent answer of a property': records },
    })
    const text = resultTable(all)
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBe(80)
    for (const row of [
      "Kendall's tau",
      'Rank-biased overlap',
      'where some are right',
      '1 property',
      'without a model: the most',
    ]) {
      expect(text).toContain(row)
    }
  })

  it('has no chance beside written answers, which cannot be guessed', async () => {
    const answer = {
      schemaVersion: 1,
      kind: 'generation',
      header: header.id,
      text: 'Paris',
      golds: ['Paris'],
    } as const
    const free = await evaluateFreeForm(
      header.languages.map((language) => ({ ...answer, fact: 'Q1', language })),
      { header },
    )
    const text = resultTable(free)
    expect(text).not.toContain('chance')
    expect(text).toMatch(/│ Exact match +│ +100\.0 % │ +│/)
  })

  it('says when facts that were asked have no scores yet', () => {
    expect(resultTable({ ...result, madeFrom: { ...header, facts: 8 } })).not.toContain('NOT FINISHED')
    expect(resultTable({ ...result, madeFrom: { ...header, facts: 9 } })).toContain(
      'NOT FINISHED: 8 of 9 facts have scores',
    )
  })
})
