import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { refusal } from '../../test/scores.js'
import { golden } from '../../test/statistics.js'
import { quantile, quantileOfSorted } from './quantile.js'

describe('quantile', () => {
  it('lies on the line between the two values beside its position', () => {
    expect(quantile([10, 20, 40], 0.75)).toBe(30) // position 0.75 · 2 = 1.5
    expect(quantile([10, 20, 40], 0.1)).toBe(12) // position 0.2
  })

  it('has the smallest and the largest value at its ends, and the only value everywhere', () => {
    expect([quantile([3, 1, 2], 0), quantile([3, 1, 2], 1)]).toEqual([1, 3])
    expect([0, 0.3, 1].map((share) => quantile([7], share))).toEqual([7, 7, 7])
  })

  it('leaves its input as it is, and sorts numbers as numbers', () => {
    const values = [10, 9, 100]
    expect(quantile(values, 0.5)).toBe(10)
    expect(values).toEqual([10, 9, 100])
  })

  it('refuses no values, values that are not finite and shares that are none', async () => {
    expect(await refusal(() => quantile([], 0.5))).toMatch(/^EMPTY_INPUT: quantile: no facts/)
    expect(await refusal(() => quantile([1, Number.NaN], 0.5))).toMatch(/^NOT_FINITE: quantile: /)
    for (const share of [-0.1, 1.1, 97.5, Number.NaN]) {
      expect(await refusal(() => quantile([1], share))).toBe(
        `OUT_OF_RANGE: quantile: share is ${share}; a number from 0 to 1 is expected`,
      )
    }
  })
})

describe('quantile (properties)', () => {
  const values = fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: 1, maxLength: 30 })
  const share = fc.double({ min: 0, max: 1, noNaN: true })

  it('rises with the share, and mirrors with the signs', () => {
    fc.assert(
      fc.property(values, share, share, (some, one, other) => {
        expect(quantile(some, Math.min(one, other))).toBeLessThanOrEqual(
          quantile(some, Math.max(one, other)) + 1e-12,
        )
        const mirrored = some.map((value) => -value)
        expect(Math.abs(quantile(mirrored, 1 - one) + quantile(some, one))).toBeLessThan(1e-10)
      }),
    )
  })
})

describe('quantile (reference)', () => {
  it.each(golden('inference').quantile)('equals numpy to the last bit', ({ values, quantiles }) => {
    const sorted = Float64Array.from(values).sort()
    for (const [share, expected] of quantiles) {
      expect(quantile(values, share)).toBe(expected)
      expect(quantileOfSorted(sorted, share)).toBe(expected)
    }
  })
})
