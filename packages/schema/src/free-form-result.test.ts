import { describe, expect, it } from 'vitest'
import { AnswerMatching, type FreeFormResult, parseFreeFormResult } from './free-form-result.js'

/** Two facts in two languages: en right on both, sw on the first, where it answers nothing to the second. */
const result: FreeFormResult = {
  schemaVersion: 1,
  kind: 'free-form',
  matching: 'lenient',
  languages: ['en', 'sw'],
  facts: { total: 2, complete: 2 },
  accuracy: {
    byLanguage: { en: { value: 1, facts: 2, correct: 2 }, sw: { value: 0.5, facts: 2, correct: 1 } },
    mean: 0.75,
    pooled: 0.75,
  },
  exactMatch: { mean: 0.75, byLanguage: { en: 1, sw: 0.5 } },
  tokenF1: { mean: 0.75, byLanguage: { en: 1, sw: 0.5 } },
  empty: { value: 0.25, empty: 1, questions: 4, byLanguage: { en: 0, sw: 0.5 } },
  totalConsistency: {
    value: 0.5,
    facts: 2,
    correct: 1,
    histogram: { 0: 0, 1: 1, 2: 1 },
    meanLanguagesCorrect: 1.5,
  },
  madeFrom: null,
}

describe('parseFreeFormResult', () => {
  it('reads a result, also after JSON', () => {
    expect(parseFreeFormResult(JSON.parse(JSON.stringify(result)))).toEqual(result)
  })

  it.each([
    [{ kind: 'evaluation' }, /kind: found "evaluation"/],
    [{ matching: 'fuzzy' }, /matching: found "fuzzy"/],
    [{ accuracy: { ...result.accuracy, pooled: 75 } }, /accuracy\.pooled: found 75/],
    [{ empty: { ...result.empty, empty: -1 } }, /empty\.empty: found -1/],
  ])('refuses %j', (change, message) => {
    expect(() => parseFreeFormResult({ ...result, ...change }, 'result.json')).toThrow(
      expect.objectContaining({ code: 'INVALID_INPUT', message: expect.stringMatching(message) }),
    )
  })
})

describe('AnswerMatching', () => {
  it('has the two of KLAR', () => expect(AnswerMatching.options).toEqual(['lenient', 'strict']))
})
