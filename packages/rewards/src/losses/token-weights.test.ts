import { describe, expect, it } from 'vitest'
import { refusal } from '../../test/reward-answers.js'
import { perLength, perSequence, perToken } from './token-weights.js'

const counts = { tokens: 6, sequences: 2, bySequence: [4, 0, 2] }
const sumOf = (weights: (sequence: number) => number) => 4 * weights(0) + 2 * weights(2)

describe('perSequence', () => {
  it('gives every sequence the same sum, of all or of those that are not empty', () => {
    expect([perSequence('caller', counts, {})(0), perSequence('caller', counts, {})(2)]).toEqual([
      1 / 12,
      1 / 6,
    ])
    expect(sumOf(perSequence('caller', counts, { emptySequences: 'skip' }))).toBe(1)
  })
})

describe('perToken', () => {
  it('gives every position the same weight, of this batch or of all', () => {
    expect(sumOf(perToken('caller', counts, undefined))).toBeCloseTo(1, 15)
    expect(sumOf(perToken('caller', counts, 12))).toBe(0.5)
  })

  it('refuses 0, also where no position counts', () => {
    const none = { tokens: 0, sequences: 0, bySequence: [0, 0] }
    expect(refusal(() => perToken('caller', none, 0))).toBe(
      'OUT_OF_RANGE: caller: tokens is 0; a whole number of at least 1 is expected',
    )
  })
})

describe('perLength', () => {
  it('divides by the length given and the number of sequences', () => {
    expect(sumOf(perLength('caller', counts, 4, {}))).toBe(0.5)
    expect(sumOf(perLength('caller', counts, 4, { emptySequences: 'skip' }))).toBe(0.75)
  })
})
