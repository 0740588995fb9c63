import { type EvaluationResult, PolyfactError } from '@polyfact/schema'
import { describe, expect, it } from 'vitest'
import { olmo, qwen, twoByTwo } from '../test/results.js'
import { freeForm, threeRich, withEverything } from '../test/rich-results.js'
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

  it('takes every part that a result may hold, and generated answers', () => {
    expect(readResults(threeRich())).toEqual(threeRich())
    expect(readResults([freeForm('a'), freeForm('b')])).toEqual([freeForm('a'), freeForm('b')])
  })

  it('takes an older result, without digest and intervals, beside a newer one', () => {
    expect(readResults([qwen(), withEverything(olmo())])).toHaveLength(2)
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
      message:
        'renderReport: found 8 results; expected at most 7, a colour each: write several reports, each with the result ' +
        'that the others are held against',
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

  it('refuses results of two kinds, whichever comes first', () => {
    expect(refusal([qwen(), freeForm()])).toMatchObject({
      code: 'HEADER_MISMATCH',
      message: 'renderReport: result 2 has kind free-form; expected evaluation as in result 1',
    })
    expect(refusal([freeForm(), qwen()])).toMatchObject({ details: { part: 'kind', found: 'evaluation' } })
  })

  it('refuses answers that were matched in two ways', () => {
    expect(refusal([freeForm(), { ...freeForm(), matching: 'strict' }]).details['part']).toBe('matching')
  })

  it('refuses other facts, also where a result between them does not tell its own', () => {
    const other = { ...olmo(), facts: { ...olmo().facts, digest: 'sha256:other' } }
    expect(refusal([withEverything(qwen()), olmo(), other])).toMatchObject({
      code: 'HEADER_MISMATCH',
      message: 'renderReport: result 3 has fact set sha256:other; expected sha256:7d1f as in result 1',
    })
  })

  it('refuses intervals of two levels', () => {
    const other = withEverything(olmo())
    other.intervals!.level = 0.9
    expect(refusal([withEverything(qwen()), other]).details['part']).toBe('confidence level')
  })

  it('says what was found and what the first result has', () => {
    expect(refusal([qwen(), { ...olmo(), normalization: 'sum' }]).message).toBe(
      'renderReport: result 2 has normalization sum; expected per-token as in result 1',
    )
  })
})
