import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRunningMean } from './running-mean.js'

const meanOf = (window: number, values: readonly number[]) => {
  const mean = createRunningMean(window)
  for (const value of values) mean.add(value)
  return mean
}

describe('createRunningMean', () => {
  it('is the plain mean until the window is full, then forgets', () => {
    // 1, (1 + 0)/2, 1/2 − 1/4, 1/4 + 3/8
    expect([1, 2, 3, 4].map((length) => meanOf(2, [1, 0, 0, 1].slice(0, length)).value())).toEqual([
      1, 0.5, 0.25, 0.625,
    ])
  })

  it('is null before the first value, and counts', () => {
    expect(meanOf(2, []).value()).toBe(null)
    expect(meanOf(2, [1, 1, 1]).count()).toBe(3)
  })
})

describe('createRunningMean (properties)', () => {
  it('stays within its values, and is their mean while the window is wide enough', () => {
    const values = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 50 })
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 60 }), (all, window) => {
        const value = meanOf(window, all).value()!
        expect(value).toBeGreaterThan(Math.min(...all) - 1e-12)
        expect(value).toBeLessThan(Math.max(...all) + 1e-12)
        const plain = all.reduce((sum, one) => sum + one, 0) / all.length
        if (all.length <= window) expect(value).toBeCloseTo(plain, 12)
      }),
    )
  })
})
