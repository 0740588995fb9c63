import type { EvaluationResult } from '@polyfact/schema'
import { describe, expect, it } from 'vitest'
import { header } from '../test/records.js'
import { resultTable } from './result-table.js'

const result: EvaluationResult = {
  schemaVersion: 1,
  kind: 'evaluation',
  normalization: 'per-byte',
  languages: ['en', 'sw'],
  facts: { total: 8, complete: 8 },
  candidates: { mean: 4, histogram: { '4': 16 } },
  ties: { value: 0, tied: 0, items: 16 },
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
    const text = resultTable(result)
    expect(text.split('\n')[0]).toBe(
      'tiny on facts test · 8 facts × 2 languages · scores normalized per-byte',
    )
    expect(text).toMatch(/Accuracy, mean of languages\s+│\s+50\.0 % │\s+25\.0 %/)
    expect(text).toMatch(/RankC, mean of pairs\s+│\s+0\.4123 │\s+0\.3768 │ floor 0\.0902/)
    expect(text).toMatch(/Total Consistency\s+│\s+12\.5 % │\s+│ right in all 2 languages: 1 of 8 facts/)
    expect(text).toMatch(/│ accuracy │\s+en │\s+sw │/)
    expect(text).toMatch(/│ %\s+│ 75\.0 │ 25\.0 │/)
  })

  it('has no rows for what one language cannot have', () => {
    const { rankc: _rankc, agreement: _agreement, ...rest } = result
    const text = resultTable({ ...rest, languages: ['en'] })
    expect(text).not.toMatch(/RankC|agreement/)
    expect(text).toContain('8 facts × 1 language ·')
  })
})
