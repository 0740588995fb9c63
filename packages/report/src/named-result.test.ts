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
})
