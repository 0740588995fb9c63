import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { small, withRatios } from '../../test/policy-batches.js'
import { clippedTerm, ratioAt, ratioBounds } from './clipped-ratio.js'

describe('ratioBounds', () => {
  it('takes the defaults of the loss', () => {
    expect(ratioBounds('caller', {}, { low: 0.25, high: 0.5 })).toEqual({
      low: 0.75,
      high: 1.5,
      cap: Number.POSITIVE_INFINITY,
    })
    expect(
      ratioBounds('caller', { epsilonLow: 0, epsilonHigh: 0, ratioCap: 2 }, { low: 0.25, high: 0.5 }),
    ).toEqual({
      low: 1,
      high: 1,
      cap: 2,
    })
  })
})

describe('ratioAt', () => {
  it('is 1 without another policy', () => {
    expect(ratioAt(small, 0)).toBe(1)
    expect(ratioAt(withRatios(2), 0)).toBeCloseTo(2, 14)
  })
})

describe('clippedTerm (properties)', () => {
  it('equals the definition by two minima, and has a slope unless it is flat there', () => {
    const bounds = { low: 0.8, high: 1.28, cap: 3 }
    const ratio = fc.double({ min: 0, max: 6, noNaN: true })
    fc.assert(
      fc.property(ratio, fc.double({ min: -2, max: 2, noNaN: true }), (one, advantage) => {
        const held = Math.min(Math.max(one, 0.8), 1.28)
        const objective = Math.min(Math.min(one, 3) * advantage, held * advantage)
        const { value, slope } = clippedTerm(one, advantage, bounds)
        expect(value).toBeCloseTo(-objective, 14)
        const flat = advantage >= 0 ? one > 1.28 : one < 0.8 || one > 3
        expect(slope).toBeCloseTo(flat ? 0 : -one * advantage, 14)
      }),
    )
  })
})
