import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createWorkHistogram } from './work-histogram.js'

describe('createWorkHistogram', () => {
  it('counts and sums', () => {
    const histogram = createWorkHistogram()
    expect(histogram.quantileMs(0.99)).toBeNull()
    for (const ms of [0, 0.5, 3]) histogram.add(ms)
    expect([histogram.count, histogram.sumMs]).toEqual([3, 3.5])
  })

  it('holds whatever is longer than all buckets in the last', () => {
    const histogram = createWorkHistogram()
    histogram.add(1e9)
    expect(histogram.quantileMs(0.5)).toBeGreaterThan(50_000)
  })
})

describe('createWorkHistogram (properties)', () => {
  it('is a fifth too high at most', () => {
    const times = fc.array(fc.double({ min: 0.002, max: 50_000, noNaN: true }), { minLength: 1 })
    fc.assert(
      fc.property(times, fc.double({ min: 0.01, max: 1, noNaN: true }), (values, share) => {
        const histogram = createWorkHistogram()
        for (const ms of values) histogram.add(ms)
        const exact = [...values].sort((a, b) => a - b)[Math.ceil(share * values.length - 1e-9) - 1]!
        const found = histogram.quantileMs(share)!
        expect(found).toBeGreaterThanOrEqual(exact * (1 - 1e-9))
        expect(found).toBeLessThanOrEqual(exact * 1.2 * (1 + 1e-9))
      }),
    )
  })
})
