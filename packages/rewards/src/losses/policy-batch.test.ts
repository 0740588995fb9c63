import { describe, expect, it } from 'vitest'
import { small } from '../../test/policy-batches.js'
import { refusal } from '../../test/reward-answers.js'
import { checkBatch, type PolicyBatch } from './policy-batch.js'

describe('checkBatch', () => {
  const refused = (wrong: Partial<PolicyBatch>) => refusal(() => checkBatch('caller', { ...small, ...wrong }))

  it('counts positions, in all and by sequence', () => {
    expect(checkBatch('caller', small)).toEqual({ tokens: 4, sequences: 2, bySequence: [3, 1] })
    expect(
      checkBatch('caller', { ...small, mask: [0, 0, 0, 1, 1, 0], logProbabilities: new Float32Array(6) }),
    ).toEqual({
      tokens: 2,
      sequences: 1,
      bySequence: [0, 2],
    })
  })

  it('refuses no sequences and no positions', () => {
    expect(refused({ shape: [0, 3] })).toBe(
      'EMPTY_INPUT: caller: the shape is [0, 3]; at least one sequence and one position are expected',
    )
    expect(refused({ shape: [2, 1.5] })).toMatch(/^EMPTY_INPUT: caller: the shape is \[2, 1.5\]/)
  })

  it('names what has another size than the shape says', () => {
    expect(refused({ mask: [1] })).toBe('SHAPE_MISMATCH: caller: found 1 mask; the shape expects 6')
    expect(refused({ advantages: [1] })).toBe(
      'SHAPE_MISMATCH: caller: found 1 advantages; the shape expects 2',
    )
    expect(refused({ logProbabilities: new Float64Array(5) })).toMatch(
      /^SHAPE_MISMATCH: caller: found 5 logProb/,
    )
    expect(refused({ oldLogProbabilities: new Float64Array(5) })).toMatch(
      /^SHAPE_MISMATCH: caller: found 5 old/,
    )
    expect(refused({ referenceLogProbabilities: new Float64Array(5) })).toMatch(
      /^SHAPE_MISMATCH: caller: found 5 reference/,
    )
  })

  it('names the place of what counts and is no number; what does not count may be anything', () => {
    expect(refused({ mask: [1, 1, 1, 1, 1, 0] })).toBe(
      'NOT_FINITE: caller: logProbabilities holds NaN at sequence 1, position 1; a finite number is expected where the mask is 1',
    )
    expect(refused({ advantages: [1, Number.NaN] })).toMatch(
      /^NOT_FINITE: caller: advantages holds NaN at sequence 1, position 0/,
    )
    expect(refused({ mask: [1, 0.5, 0, 0, 0, 0] })).toBe(
      'OUT_OF_RANGE: caller: the mask is 0.5 at sequence 0, position 1; 0 or 1 is expected',
    )
    expect(
      checkBatch('caller', { ...small, mask: [1, 0, 0, 0, 0, 0], advantages: [1, Number.NaN] }).tokens,
    ).toBe(1)
  })
})
