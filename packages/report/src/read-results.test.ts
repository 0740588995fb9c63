import { type EvaluationResult, PolyfactError } from '@polyfact/schema'
import { describe, expect, it } from 'vitest'
import { olmo, qwen, twoByTwo } from '../test/results.js'
import { MAX_RESULTS, readResults } from './read-results.js'

function refusal(input: unknown): PolyfactError {
  try {
    readResults(input as EvaluationResult)
  } catch (error) {
    if (PolyfactError.is(error)) return error
    throw error
  }
  throw new Error('nothing was refused')
}

describe('readResults', () => {
  it('takes one result or several', () => {
    expect(readResults(qwen())).toEqual([qwen()])
    expect(readResults([qwen(), olmo()])).toEqual([qwen(), olmo()])
  })

  it('takes languages in another order', () => {
    const other = { ...olmo(), languages: [...olmo().languages].reverse() }
    expect(readResults([qwen(), other])).toHaveLength(2)
  })

  it('refuses no result, and more than there are colours', () => {
    expect(refusal([]).code).toBe('EMPTY_INPUT')
    expect(readResults(Array.from({ length: MAX_RESULTS }, qwen))).toHaveLength(MAX_RESULTS)
    expect(refusal(Array.from({ length: MAX_RESULTS + 1 }, qwen))).toMatchObject({
      code: 'OUT_OF_RANGE',
      details: { results: MAX_RESULTS + 1 },
    })
  })

  it('names the field of what is no result', () => {
    const { code, message } = refusal([
      qwen(),
      { ...olmo(), ties: { rule: 'by-id', value: 2, tied: 0, questions: 1 } },
    ])
    expect(code).toBe('INVALID_INPUT')
    expect(message).toContain('result 2: ties.value')
  })

  it('names the language without an accuracy', () => {
    const { accuracy, ...rest } = twoByTwo()
    const error = refusal({
      ...rest,
      accuracy: { ...accuracy, byLanguage: { en: accuracy.byLanguage['en'] } },
    })
    expect(error).toMatchObject({ code: 'INVALID_INPUT', details: { result: 1, language: 'sw' } })
  })

  const header = olmo().madeFrom!
  const differences: [string, EvaluationResult][] = [
    ['normalization', { ...olmo(), normalization: 'sum' }],
    ['languages', { ...olmo(), languages: olmo().languages.slice(1) }],
    ['dataset', { ...olmo(), madeFrom: { ...header, dataset: { ...header.dataset, id: 'other' } } }],
    ['dataset', { ...olmo(), madeFrom: null }],
    [
      'dataset revision',
      { ...olmo(), madeFrom: { ...header, dataset: { ...header.dataset, revision: 'r' } } },
    ],
    ['dataset split', { ...olmo(), madeFrom: { ...header, dataset: { ...header.dataset, split: 'dev' } } }],
    ['facts asked', { ...olmo(), madeFrom: { ...header, facts: 100 } }],
    ['number of facts', { ...olmo(), facts: { total: 399, complete: 399 } }],
    ['chance of a right answer', { ...olmo(), accuracy: { ...olmo().accuracy, chance: 0.2 } }],
    ['RankC weighting', { ...olmo(), rankc: { ...olmo().rankc!, weighting: 'norm1' } }],
  ]
  it.each(differences)('refuses results that differ in %s', (part, other) => {
    expect(refusal([qwen(), other])).toMatchObject({ code: 'HEADER_MISMATCH', details: { result: 2, part } })
  })

  it('says what was found and what the first result has', () => {
    expect(refusal([qwen(), { ...olmo(), normalization: 'sum' }]).message).toBe(
      'renderReport: result 2 has normalization sum; expected per-token as in result 1',
    )
  })
})
