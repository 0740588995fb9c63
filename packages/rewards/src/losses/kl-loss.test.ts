import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyBatch, expectGolden, expectGradient, goldenOf, small } from '../../test/policy-batches.js'
import { refusal } from '../../test/reward-answers.js'
import type { KlEstimator } from './kl-estimate.js'
import { klLoss } from './kl-loss.js'

const referenceLogProbabilities = Float64Array.of(-1, -1, -4, -2, 0, 0) // r = 0, 1, −1, 2
const batch = { ...small, referenceLogProbabilities }

describe('klLoss', () => {
  it.each([
    // means over sequences of 3 and 1, then over 2; r = 0, 1, −1 and 2
    ['k1', (0 - 1 + 1) / 3 / 2 - 2 / 2],
    ['k2', (0 + 0.5 + 0.5) / 3 / 2 + 2 / 2],
    ['k3', (Math.E - 2 + Math.exp(-1)) / 3 / 2 + (Math.exp(2) - 3) / 2],
  ] as const)('matches %s worked by hand', (estimator, loss) => {
    expect(klLoss(batch, { estimator }).loss).toBeCloseTo(loss, 14)
  })

  it('takes the mean over all positions when asked', () => {
    expect(klLoss(batch, { estimator: 'k1', mean: 'per-token' }).loss).toBe(-0.5)
  })

  it('holds extremes as the paper and verl do', () => {
    const far = {
      shape: [1, 1],
      mask: [1],
      logProbabilities: Float64Array.of(-20),
      referenceLogProbabilities: Float64Array.of(-1),
    } as const
    // r = 19, held at 10; the estimate e^19 − 20, held at 10
    expect(klLoss(far, { clamp: 'paper' })).toMatchObject({
      loss: Math.expm1(10) - 10,
      gradient: Float64Array.of(0),
    })
    expect(klLoss(far, { clamp: 'verl' })).toMatchObject({ loss: 10, gradient: Float64Array.of(0) })
    expect(klLoss(far).gradient[0]).toBeCloseTo(-Math.expm1(19), 5)
  })

  it('refuses what does not exist, and no reference', () => {
    const refused = (options: object) => refusal(() => klLoss(batch, options))
    expect(refused({ estimator: 'k4' })).toBe(
      'UNKNOWN_OPTION: klLoss: estimator is "k4"; k1 or k2 or k3 is expected',
    )
    expect(refused({ clamp: 'hard' })).toMatch(/^UNKNOWN_OPTION: klLoss: clamp is "hard"/)
    expect(refused({ estimator: 'k1', clamp: 'paper' })).toMatch(
      /^UNKNOWN_OPTION: klLoss: clamp of k1 is "paper"/,
    )
    expect(refused({ mean: 'all' })).toMatch(/^UNKNOWN_OPTION: klLoss: mean is "all"/)
    expect(refusal(() => klLoss(small))).toBe(
      'EMPTY_INPUT: klLoss: no referenceLogProbabilities; they are expected',
    )
  })
})

describe('klLoss (properties)', () => {
  it('is never negative but for k1, and 0 with a gradient of 0 at the reference', () => {
    fc.assert(
      fc.property(anyBatch, fc.constantFrom<KlEstimator>('k2', 'k3'), (one, estimator) => {
        expect(klLoss(one, { estimator }).loss).toBeGreaterThanOrEqual(0)
        const there = klLoss({ ...one, referenceLogProbabilities: one.logProbabilities }, { estimator })
        expect([there.loss, Math.max(...there.gradient.map(Math.abs))]).toEqual([0, 0])
      }),
    )
  })

  it('has the gradient that finite differences have', () => {
    fc.assert(
      fc.property(anyBatch, fc.constantFrom<KlEstimator>('k1', 'k2', 'k3'), (one, estimator) =>
        expectGradient(one, klLoss(one, { estimator }), (moved) => klLoss(moved, { estimator })),
      ),
    )
  })

  it('pushes every log-probability down under k1, whatever the reference says', () => {
    fc.assert(
      fc.property(anyBatch, (one) => {
        const { gradient } = klLoss(one, { estimator: 'k1' })
        expect([...gradient].every((slope, index) => slope > 0 === (one.mask[index] === 1))).toBe(true)
      }),
    )
  })
})

describe('klLoss (reference)', () => {
  it.each(goldenOf('klLoss'))('equals $title', ({ title, batch: one, options, expected }) => {
    expectGolden(klLoss(one, options), expected, title)
  })
})
