import { describe, expect, it } from 'vitest'
import { olmo, qwen, twoByTwo } from '../test/results.js'
import { nameResults } from './named-result.js'

const names = (...results: Parameters<typeof nameResults>[0]) => nameResults(results).map(({ name }) => name)

describe('nameResults', () => {
  it('takes the model id', () => {
    expect(names(qwen(), olmo())).toEqual(['Qwen/Qwen2.5-7B', 'allenai/OLMo-2-1124-7B'])
  })

  it('numbers results of one model, and only those', () => {
    expect(names(qwen(), olmo(), qwen())).toEqual([
      'Qwen/Qwen2.5-7B (1)',
      'allenai/OLMo-2-1124-7B',
      'Qwen/Qwen2.5-7B (2)',
    ])
  })

  it('says where the source names no model', () => {
    expect(names(twoByTwo())).toEqual(['model not named'])
  })

  it('takes the names that it is given', () => {
    const named = nameResults([qwen(), qwen()], ['before', 'after'])
    expect(named.map(({ name }) => name)).toEqual(['before', 'after'])
  })

  it('refuses names that leave a result in doubt', () => {
    expect(() => nameResults([qwen(), olmo()], ['a'])).toThrow(
      expect.objectContaining({
        code: 'SHAPE_MISMATCH',
        message: 'renderReport: found 1 names; expected 2, one a result',
      }),
    )
    expect(() => nameResults([qwen(), olmo()], ['a', 'a'])).toThrow(
      expect.objectContaining({
        code: 'AMBIGUOUS_NAME',
        message: 'renderReport: results 1 and 2 are both named "a"; expected different names',
      }),
    )
    expect(() => nameResults([qwen()], [''])).toThrow(expect.objectContaining({ code: 'INVALID_INPUT' }))
  })
})
