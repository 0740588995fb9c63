import { describe, expect, it } from 'vitest'
import { type EvaluationResult, parseEvaluationResult, RankcWeighting } from './evaluation-result.js'

const mean = (value: number, ...languages: string[]) => ({ value, languages })

/** Two facts, two languages, two candidates: en right on both, sw on the first. */
const result: EvaluationResult = {
  schemaVersion: 1,
  kind: 'evaluation',
  normalization: 'per-byte',
  languages: ['en', 'sw'],
  facts: { total: 2, complete: 2 },
  candidates: { mean: 2, histogram: { 2: 4 } },
  ties: { rule: 'by-id', value: 0, tied: 0, questions: 4 },
  accuracy: {
    byLanguage: { en: { value: 1, facts: 2, correct: 2 }, sw: { value: 0.5, facts: 2, correct: 1 } },
    mean: 0.75,
    highResource: mean(1, 'en'),
    lowResource: mean(0.5, 'sw'),
    chance: 0.5,
  },
  totalConsistency: {
    value: 0.5,
    facts: 2,
    correct: 1,
    histogram: { 0: 0, 1: 1, 2: 1 },
    meanLanguagesCorrect: 1.5,
  },
  consistencySplit: { facts: 2, correct: { value: 0.5, count: 1 }, sameWrong: { value: 0, count: 0 } },
  rankc: {
    weighting: 'softmax',
    average: 0.63,
    averageWithEnglish: 0.63,
    pairwise: { 'en-sw': 0.63 },
    facts: { 'en-sw': 2 },
    floor: 0.27,
    chance: 0.63,
    rescaled: 0.5,
  },
  agreement: { average: 0.5, averageWithEnglish: 0.5, pairwise: { 'en-sw': 0.5 } },
  madeFrom: null,
}
const failing = (change: object) => () => parseEvaluationResult({ ...result, ...change }, 'result.json')

describe('parseEvaluationResult', () => {
  it('reads a result, also after JSON', () => {
    expect(parseEvaluationResult(result)).toEqual(result)
    expect(parseEvaluationResult(JSON.parse(JSON.stringify(result)))).toEqual(result)
  })

  it('does without RankC, agreement and group means where there is only one language', () => {
    const { rankc: _rankc, agreement: _agreement, ...rest } = result
    const { byLanguage, mean: average, chance } = result.accuracy
    const single = { ...rest, accuracy: { byLanguage, mean: average, chance } }
    expect(parseEvaluationResult(single)).toEqual(single)
  })

  it.each([
    [{ schemaVersion: 0 }, /result\.json: schemaVersion: found 0/],
    [{ normalization: 'avg' }, /normalization: found "avg"/],
    [{ languages: [] }, /languages/],
    [{ facts: { total: 1.5, complete: 1 } }, /facts\.total: found 1\.5/],
    [{ accuracy: { ...result.accuracy, mean: 75 } }, /accuracy\.mean: found 75/],
    [{ accuracy: { ...result.accuracy, lowResource: mean(0) } }, /lowResource\.languages/],
    [{ rankc: { ...result.rankc, pairwise: { 'en-sw': -0.1 } } }, /rankc\.pairwise\.en-sw: found -0\.1/],
    [{ madeFrom: undefined }, /madeFrom: found nothing/],
  ])('refuses %j', (change, message) => {
    expect(failing(change)).toThrow(
      expect.objectContaining({ code: 'INVALID_INPUT', message: expect.stringMatching(message) }),
    )
  })
})

describe('RankcWeighting', () => {
  it('has the three of Qi et al.', () =>
    expect(RankcWeighting.options).toEqual(['softmax', 'norm1', 'norm2']))
})
