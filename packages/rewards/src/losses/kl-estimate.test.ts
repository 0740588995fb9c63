import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { klTerm } from './kl-estimate.js'

describe('klTerm', () => {
  it('matches values worked by hand', () => {
    expect(klTerm(2, 'k1', 'none')).toEqual({ value: -2, slope: 1 })
    expect(klTerm(2, 'k2', 'none')).toEqual({ value: 2, slope: -2 })
    expect(klTerm(2, 'k3', 'none').value).toBeCloseTo(Math.exp(2) - 3, 14)
    expect(klTerm(2, 'k3', 'none').slope).toBeCloseTo(1 - Math.exp(2), 14)
  })

  it('holds k3 on both sides', () => {
    expect(klTerm(-12, 'k3', 'paper')).toEqual({ value: Math.expm1(-10) + 10, slope: 0 })
    expect(klTerm(-12, 'k3', 'verl')).toEqual({ value: 10, slope: 0 })
    expect(klTerm(-9, 'k3', 'verl').slope).toBeCloseTo(1, 3)
  })
})

describe('klTerm (properties)', () => {
  it('has a mean of KL for k1 and k3 under the policy', () => {
    const weights = fc.array(fc.double({ min: 0.05, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 })
    fc.assert(
      fc.property(weights, weights, (a, b) => {
        const normal = (values: number[]) =>
          values.map((value) => value / values.reduce((sum, one) => sum + one, 0))
        const [policy, reference] = [normal(a), normal(b)]
        const kl = policy.reduce((sum, p, token) => sum + p * Math.log(p / reference[token]!), 0)
        for (const estimator of ['k1', 'k3'] as const) {
          const mean = policy.reduce(
            (sum, p, token) => sum + p * klTerm(Math.log(reference[token]! / p), estimator, 'none').value,
            0,
          )
          expect(mean).toBeCloseTo(kl, 12)
        }
      }),
    )
  })
})
