import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { refusal } from '../../test/scores.js'
import { expectInterval, golden } from '../../test/statistics.js'
import { wilsonInterval } from './wilson-interval.js'

describe('wilsonInterval', () => {
  it('matches a case worked by hand', () => {
    // z = 1.959964, z² = 3.841459; p = ½, n = 4: center ½, reach z·√(1/16 + z²/64) / (1 + z²/4) = 0.685989 / 1.960365
    const { low, high } = wilsonInterval(2, 4)
    expect(low).toBeCloseTo(0.5 - 0.349964, 4)
    expect(high).toBeCloseTo(0.5 + 0.349964, 4)
  })

  it('repeats the published interval of a defect rate', () => {
    const { low, high } = wilsonInterval(1068, 27753) // 3.85% [3.63, 4.08]
    expect([low.toFixed(4), high.toFixed(4)]).toEqual(['0.0363', '0.0408'])
  })

  it('says something where nothing or everything is right', () => {
    expect(wilsonInterval(0, 10).low).toBe(0)
    expect(wilsonInterval(0, 10).high).toBeCloseTo(0.2775, 4)
    expect(wilsonInterval(10, 10).high).toBe(1)
  })

  it('refuses counts that are none, and levels that are none', async () => {
    expect(await refusal(() => wilsonInterval(5, 4))).toBe(
      'OUT_OF_RANGE: wilsonInterval: 5 successes of 4 trials; at most 4 are expected',
    )
    expect(await refusal(() => wilsonInterval(0, 0))).toBe(
      'OUT_OF_RANGE: wilsonInterval: trials is 0; an integer of at least 1 is expected',
    )
    expect(await refusal(() => wilsonInterval(0.5, 4))).toMatch(
      /^OUT_OF_RANGE: wilsonInterval: successes is 0.5;/,
    )
    expect(await refusal(() => wilsonInterval(1, 4, { level: 95 }))).toMatch(
      /^OUT_OF_RANGE: wilsonInterval: level is 95;/,
    )
  })
})

describe('wilsonInterval (properties)', () => {
  const counts = fc.integer({ min: 1, max: 5000 }).chain((n) => fc.tuple(fc.nat(n), fc.constant(n)))

  it('lies in [0, 1] and contains the share', () => {
    fc.assert(
      fc.property(counts, fc.double({ min: 0.01, max: 0.999, noNaN: true }), ([k, n], level) => {
        const { low, high } = wilsonInterval(k, n, { level })
        expect(low).toBeGreaterThanOrEqual(0)
        expect(low).toBeLessThanOrEqual(k / n)
        expect(high).toBeGreaterThanOrEqual(k / n)
        expect(high).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('mirrors when successes and failures change places', () => {
    fc.assert(
      fc.property(counts, ([k, n]) => {
        const { low, high } = wilsonInterval(k, n)
        expectInterval(wilsonInterval(n - k, n), { low: 1 - high, high: 1 - low })
      }),
    )
  })

  it('grows with the level and shrinks with n', () => {
    fc.assert(
      fc.property(counts, ([k, n]) => {
        const width = (successes: number, trials: number, level: number): number => {
          const { low, high } = wilsonInterval(successes, trials, { level })
          return high - low
        }
        expect(width(k, n, 0.99)).toBeGreaterThan(width(k, n, 0.9))
        expect(width(4 * k, 4 * n, 0.95)).toBeLessThan(width(k, n, 0.95))
      }),
    )
  })
})

describe('wilsonInterval (reference)', () => {
  it.each(golden('inference').wilson)(
    'equals statsmodels: $successes of $trials at $level',
    ({ successes, trials, level, ...expected }) => {
      expectInterval(wilsonInterval(successes, trials, { level }), expected)
    },
  )
})
