import { type ModelComparison, PolyfactError } from '@polyfact/schema'
import { describe, expect, it } from 'vitest'
import { comparison, freeForm, threeRich } from '../test/rich-results.js'
import { nameResults } from './named-result.js'
import { readComparison } from './read-comparison.js'

const named = nameResults(threeRich())

function refusal(value: unknown, results = named): PolyfactError {
  try {
    readComparison(value as ModelComparison, results)
  } catch (error) {
    if (PolyfactError.is(error)) return error
    throw error
  }
  throw new Error('nothing was refused')
}

describe('readComparison', () => {
  it('takes a comparison of the results, or of some of them', () => {
    expect(readComparison(comparison(), named)).toEqual(comparison())
    const four = nameResults([...threeRich(), threeRich()[0]!], [...comparison().models, 'other'])
    expect(readComparison(comparison(), four)).toEqual(comparison())
  })

  it('takes languages in another order', () => {
    const turned = { ...comparison(), languages: [...comparison().languages].reverse() }
    expect(readComparison(turned, named)).toEqual(turned)
  })

  it('names the field of what is no comparison', () => {
    expect(refusal({ ...comparison(), level: 2 })).toMatchObject({ code: 'INVALID_INPUT' })
  })

  it('names a model that is no result', () => {
    expect(refusal({ ...comparison(), models: ['Qwen/Qwen2.5-7B', 'x'] })).toMatchObject({
      code: 'HEADER_MISMATCH',
      message:
        'renderReport: the comparison has the model "x"; expected only models that results are named for: ' +
        'Qwen/Qwen2.5-7B, allenai/OLMo-2-1124-7B, meta-llama/Llama-3.1-8B-Instruct',
    })
    expect(refusal({ ...comparison(), baseline: 'x' }).code).toBe('HEADER_MISMATCH')
    expect(refusal(comparison(), nameResults(threeRich(), ['a', 'b', 'c'])).code).toBe('HEADER_MISMATCH')
  })

  const differences: [string, ModelComparison][] = [
    ['normalization', { ...comparison(), normalization: 'sum' }],
    ['matching', { ...comparison(), matching: 'lenient' }],
    ['languages', { ...comparison(), languages: ['en', 'de'] }],
  ]
  it.each(differences)('refuses a comparison that differs from the results in %s', (part, value) => {
    expect(refusal(value)).toMatchObject({ code: 'HEADER_MISMATCH', details: { part } })
  })

  it('refuses a comparison of rankings beside generated answers', () => {
    const texts = nameResults([freeForm(), freeForm(), freeForm()], comparison().models)
    expect(refusal(comparison(), texts).message).toBe(
      'renderReport: the comparison has normalization per-token; expected none as in the results',
    )
  })
})
