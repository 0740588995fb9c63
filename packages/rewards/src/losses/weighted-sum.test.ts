import { describe, expect, it } from 'vitest'
import { small } from '../../test/policy-batches.js'
import { refusal } from '../../test/reward-answers.js'
import { checkBatch } from './policy-batch.js'
import { type KlPenalty, weightedSum } from './weighted-sum.js'

describe('weightedSum', () => {
  const counts = checkBatch('caller', small)
  const sum = (kl?: KlPenalty, batch = small) =>
    weightedSum('caller', batch, { counts, weights: (sequence) => sequence + 1, kl }, (index) => ({
      value: index,
      slope: 1,
      clipped: index === 3,
    }))

  it('weighs the positions that count by their sequence', () => {
    // 0 + 1 + 2, and twice 3
    const { loss, gradient, clipped } = sum()
    expect([loss, [...gradient], clipped]).toEqual([9, [1, 1, 1, 2, 0, 0], 1])
  })

  it('adds the pull of the reference to every position', () => {
    // k2 with r = 1: 1/2 each, slope −1, times 0.2; weights 1, 1, 1, 2
    const referenceLogProbabilities = small.logProbabilities.map((value) => value + 1)
    const { loss, gradient } = sum(
      { coefficient: 0.2, estimator: 'k2' },
      { ...small, referenceLogProbabilities },
    )
    expect(loss).toBeCloseTo(9 + 0.1 * 5, 14)
    expect([...gradient]).toEqual([0.8, 0.8, 0.8, 1.6, 0, 0])
  })

  it('refuses a pull without reference, a negative one, and k1', () => {
    const there = { ...small, referenceLogProbabilities: small.logProbabilities }
    expect(refusal(() => sum({ coefficient: 1 }))).toBe(
      'EMPTY_INPUT: caller: found kl without referenceLogProbabilities; both or neither are expected',
    )
    expect(refusal(() => sum({ coefficient: -1 }, there))).toBe(
      'OUT_OF_RANGE: caller: kl.coefficient is -1; a finite number of at least 0 is expected',
    )
    expect(refusal(() => sum({ coefficient: 1, estimator: 'k1' as 'k2' }, there))).toBe(
      'UNKNOWN_OPTION: caller: estimator is "k1"; k2 or k3 is expected',
    )
  })
})
