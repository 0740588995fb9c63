import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { golden } from '../../test/statistics.js'
import { normalCdf, normalQuantile } from './normal-distribution.js'

describe('normalCdf', () => {
  it('is a half in the middle, and 0 and 1 at the ends', () => {
    expect(normalCdf(0)).toBe(0.5)
    expect([normalCdf(-40), normalCdf(40)]).toEqual([0, 1])
    expect([normalCdf(Number.NEGATIVE_INFINITY), normalCdf(Number.POSITIVE_INFINITY)]).toEqual([0, 1])
  })

  it('comes to an end without a number, too', () => expect(normalCdf(Number.NaN)).toBeNaN())
})

describe('normalQuantile', () => {
  it('is 0 in the middle, and mirrors', () => {
    expect(Math.abs(normalQuantile(0.5))).toBeLessThan(1e-15)
    expect(normalQuantile(0.75)).toBe(-normalQuantile(0.25))
  })
})

describe('normalCdf and normalQuantile (properties)', () => {
  it('rise, and mirror at the middle', () => {
    const z = fc.double({ min: -37, max: 37, noNaN: true })
    fc.assert(
      fc.property(z, z, (one, other) => {
        // series and fraction may differ in the last bit where they meet
        expect(normalCdf(Math.min(one, other))).toBeLessThanOrEqual(normalCdf(Math.max(one, other)) + 1e-15)
        expect(Math.abs(normalCdf(one) + normalCdf(-one) - 1)).toBeLessThan(1e-15)
      }),
    )
  })

  it('undo each other', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-300, max: 0.5, noNaN: true }), (p) => {
        // an error of an ulp in z is one of z · φ(z) / Φ(z) ≈ z² ulps in p
        expect(Math.abs(normalCdf(normalQuantile(p)) / p - 1)).toBeLessThan(1e-12)
      }),
    )
  })
})

describe('normalCdf and normalQuantile (reference)', () => {
  const { cdf, quantile } = golden('inference').normal

  // scipy's own Φ is off by 2e-13 at −36, hence a reference of 40 digits
  it('has Φ to a relative 1e-15', () => {
    for (const [z, expected] of cdf) {
      if (expected < 1e-307) expect(Math.abs(normalCdf(z) - expected)).toBeLessThan(1e-307)
      else expect(Math.abs(normalCdf(z) / expected - 1)).toBeLessThan(1e-15)
    }
  })

  it("equals scipy's quantile to 1e-15 of itself, or of 1 in the middle", () => {
    for (const [p, expected] of quantile) {
      expect(Math.abs(normalQuantile(p) - expected)).toBeLessThan(1e-15 * Math.max(Math.abs(expected), 1))
    }
  })
})
