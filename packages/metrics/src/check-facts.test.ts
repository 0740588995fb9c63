import { describe, expect, it } from 'vitest'
import { refusal } from '../test/scores.js'
import { checkNotEmpty, checkSameFacts } from './check-facts.js'

describe('checkNotEmpty', () => {
  it('says what there is none of', async () => {
    expect(() => checkNotEmpty('caller', 'golds', ['a'])).not.toThrow()
    expect(await refusal(() => checkNotEmpty('caller', 'golds', []))).toBe(
      'EMPTY_INPUT: caller: no golds; at least one is expected',
    )
  })
})

describe('checkSameFacts', () => {
  it('wants as many facts on both sides, and some', async () => {
    expect(() => checkSameFacts('caller', [1], [2])).not.toThrow()
    expect(await refusal(() => checkSameFacts('caller', [1], []))).toBe(
      'SHAPE_MISMATCH: caller: a has 1 facts and b has 0; the same facts are expected in the same order',
    )
    expect(await refusal(() => checkSameFacts('caller', [], []))).toBe(
      'EMPTY_INPUT: caller: no facts; at least one is expected',
    )
  })
})
