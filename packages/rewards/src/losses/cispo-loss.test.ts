import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  anyBatch,
  expectGolden,
  expectGradient,
  goldenOf,
  small,
  withRatios,
} from '../../test/policy-batches.js'
import { refusal } from '../../test/reward-answers.js'
import { cispoLoss } from './cispo-loss.js'
import type { PolicyBatch } from './policy-batch.js'

describe('cispoLoss', () => {
  it('matches a case worked by hand', () => {
    // weights 1, 5 (of 8), 0.5 with A = 1.5 and ln π −1, −2, −3; weight 2 with A = −3 and ln π −4; over 4 positions
    const { loss, gradient, clipped } = cispoLoss(withRatios(1, 8, 0.5, 2))
    expect(loss).toBeCloseTo(-(1.5 * (-1 - 10 - 1.5) - 6 * -4) / 4, 12)
    expect([...gradient].map((slope) => Number(slope.toFixed(12)))).toEqual([
      -0.375, -1.875, -0.1875, 1.5, 0, 0,
    ])
    expect(clipped).toBe(1)
  })

  it('holds weights from below when asked', () => {
    expect(cispoLoss(withRatios(1, 8, 0.5, 2), { ratioFloor: 0.8, ratioCap: 1.2 }).clipped).toBe(3)
  })

  it('refuses bounds that cross', () => {
    expect(refusal(() => cispoLoss(small, { ratioFloor: 2, ratioCap: 1 }))).toBe(
      'OUT_OF_RANGE: cispoLoss: ratioFloor is 2 and ratioCap 1; finite numbers with 0 <= ratioFloor <= ratioCap are expected',
    )
  })
})

describe('cispoLoss (properties)', () => {
  /** The policy that sampled moves along, so that the weights stay what they are. */
  const withWeightsOf = (batch: PolicyBatch) => (moved: PolicyBatch) =>
    cispoLoss({
      ...moved,
      oldLogProbabilities: batch.oldLogProbabilities!.map(
        (value, index) => value + moved.logProbabilities[index]! - batch.logProbabilities[index]!,
      ),
    })

  it('has the gradient that finite differences have while the weights are held', () => {
    fc.assert(fc.property(anyBatch, (batch) => expectGradient(batch, cispoLoss(batch), withWeightsOf(batch))))
  })

  it('never cuts a gradient off', () => {
    fc.assert(
      fc.property(anyBatch, (batch) => {
        const { gradient } = cispoLoss(batch, { ratioCap: 1 })
        for (const [index, slope] of gradient.entries()) {
          const advantage = batch.advantages[Math.floor(index / batch.shape[1])]!
          expect(Math.sign(slope) + 0).toBe(batch.mask[index] === 1 ? -Math.sign(advantage) + 0 : 0)
        }
      }),
    )
  })
})

describe('cispoLoss (reference)', () => {
  it.each(goldenOf('cispoLoss'))('equals $title', ({ title, batch, options, expected }) => {
    expectGolden(cispoLoss(batch, options), expected, title)
  })
})
