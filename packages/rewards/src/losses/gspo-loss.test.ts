import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyBatch, expectGolden, expectGradient, goldenOf, withRatios } from '../../test/policy-batches.js'
import { grpoLoss } from './grpo-loss.js'
import { gspoLoss } from './gspo-loss.js'

describe('gspoLoss', () => {
  it('matches a case worked by hand', () => {
    // ratios 0.5, 4, 4 have the geometric mean 2, held at 1.2: 1.8; sequence 1 has the ratio 2 and A = −3: −6
    const { loss, gradient, clipped } = gspoLoss(withRatios(0.5, 4, 4, 2), {
      epsilonLow: 0.2,
      epsilonHigh: 0.2,
    })
    expect(loss).toBeCloseTo(-(1.8 - 6) / 2, 12)
    // sequence 0 is clipped as a whole; sequence 1 has −s A / n / B = 6 / 2
    expect([...gradient].map((slope) => Number(slope.toFixed(12)))).toEqual([0, 0, 0, 3, 0, 0])
    expect(clipped).toBe(3)
  })

  it('clips at the distances of its paper unless told otherwise', () => {
    expect(gspoLoss(withRatios(1.0003, 1.0003, 1.0003, 1)).clipped).toBe(0)
    expect(gspoLoss(withRatios(1.0005, 1.0005, 1.0005, 1)).clipped).toBe(3)
  })

  it('is that of GRPO where every ratio is 1, and where no position counts', () => {
    expect(gspoLoss(withRatios(1, 1, 1, 1))).toEqual(grpoLoss(withRatios(1, 1, 1, 1)))
    expect(gspoLoss({ ...withRatios(), mask: new Uint8Array(6) }).loss).toBe(0)
  })
})

describe('gspoLoss (properties)', () => {
  const options = { epsilonLow: 0.2, epsilonHigh: 0.2, kl: { coefficient: 0.1 } }

  it('has the gradient that finite differences have', () => {
    fc.assert(
      fc.property(anyBatch, (batch) =>
        expectGradient(batch, gspoLoss(batch, options), (moved) => gspoLoss(moved, options)),
      ),
    )
  })

  it('gives all positions of a sequence the same slope', () => {
    fc.assert(
      fc.property(anyBatch, (batch) => {
        const [, positions] = batch.shape
        const { gradient } = gspoLoss(batch)
        for (let start = 0; start < gradient.length; start += positions) {
          const counted = gradient
            .slice(start, start + positions)
            .filter((_, position) => batch.mask[start + position] === 1)
          expect(new Set(counted).size).toBeLessThanOrEqual(1)
        }
      }),
    )
  })
})

describe('gspoLoss (reference)', () => {
  it.each(goldenOf('gspoLoss'))('equals $title', ({ title, batch, options, expected }) => {
    expectGolden(gspoLoss(batch, options), expected, title)
  })
})
