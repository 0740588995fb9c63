import type { BootstrapReference } from '@polyfact/schema'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readReference } from '../../test/reference.js'
import { refusal } from '../../test/scores.js'
import { expectInterval, golden, perFactOfReference } from '../../test/statistics.js'
import { bootstrapInterval, bootstrapIntervals, bootstrapOptions, intervalOfMeans } from './bootstrap.js'
import { bootstrapMeans } from './bootstrap-means.js'
import { quantile } from './quantile.js'

type Method = BootstrapReference['method']
const METHODS: readonly Method[] = ['percentile', 'bca']

describe('bootstrapInterval', () => {
  it('is the middle part of the resampled means', () => {
    const values = [3, 1, 4, 1, 5, 9, 2, 6]
    const [means] = bootstrapMeans([values], { resamples: 500, seed: 2 })
    expect(bootstrapInterval(values, { resamples: 500, seed: 2, level: 0.8 })).toEqual({
      low: quantile(means!, (1 - 0.8) / 2),
      high: quantile(means!, 1 - (1 - 0.8) / 2),
    })
  })

  it('is the value itself where all values are equal, though the mean of 0.1s is not 0.1', () => {
    for (const method of METHODS) {
      expect(bootstrapInterval(Array(10).fill(0.1), { method })).toEqual({ low: 0.1, high: 0.1 })
      expect(bootstrapInterval([7], { method })).toEqual({ low: 7, high: 7 })
    }
  })

  it('stays finite where all resampled means lie on one side of the mean', () => {
    // one resample: below or above 1/4, never at it
    const { low, high } = bootstrapInterval([0, 0, 0, 1], { method: 'bca', resamples: 1, seed: 3 })
    expect(Number.isFinite(low)).toBe(true)
    expect(high).toBe(low)
  })

  it('takes the last mean where acceleration would carry a bound past all of them', () => {
    // 1 − a(z₀ + z) < 0: an outlier among n values has a ≈ 1/6, so z₀ + z must pass 6
    const values = Float64Array.from({ length: 1000 }, (_, fact) => (fact === 0 ? 1 : 0))
    const means = Float64Array.of(0.0001, 0.0002, 0.0003)
    const { high } = intervalOfMeans(values, means, { level: 1 - 1e-14, method: 'bca' })
    expect(high).toBe(0.0003)
  })

  it('does not lose what is very small', () => {
    const { low, high } = bootstrapInterval([1e-200, 2e-200, 5e-200], { method: 'bca', resamples: 100 })
    expect(low).toBeGreaterThan(0)
    expect(high).toBeGreaterThan(low)
  })

  it('refuses what it cannot resample, and options that there are not', async () => {
    expect(await refusal(() => bootstrapInterval([]))).toMatch(/^EMPTY_INPUT: bootstrapInterval: no facts/)
    expect(await refusal(() => bootstrapInterval([Number.NaN]))).toMatch(/^NOT_FINITE: bootstrapInterval: /)
    expect(await refusal(() => bootstrapInterval([1], { level: 1 }))).toMatch(
      /^OUT_OF_RANGE: bootstrapInterval: level is 1;/,
    )
    expect(await refusal(() => bootstrapInterval([1], { resamples: 0.5 }))).toMatch(
      /^OUT_OF_RANGE: bootstrapInterval: resamples is 0.5;/,
    )
    expect(await refusal(() => bootstrapInterval([1], { method: 'basic' as Method }))).toBe(
      'UNKNOWN_OPTION: bootstrapInterval: found the method "basic"; expected one of percentile, bca',
    )
  })
})

describe('bootstrapIntervals', () => {
  it('gives every vector the interval that it has alone', () => {
    const vectors = [[0, 1, 1, 0, 1], [0.2, 0.9, 0.4, 0.4, 0.3]].map((vector) => Float64Array.from(vector)) // biome-ignore format: short
    for (const method of METHODS) {
      const options = bootstrapOptions('test', { method, resamples: 200 })
      expect(bootstrapIntervals(vectors, options)).toEqual(
        vectors.map((vector) => bootstrapInterval(vector, options)),
      )
    }
  })
})

describe('bootstrapInterval (properties)', () => {
  const values = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 2, maxLength: 30 })
  const method = fc.constantFrom(...METHODS)
  const options = { resamples: 200 }

  it('contains the mean of values that lie symmetrically around it', () => {
    fc.assert(
      fc.property(values, (half) => {
        const { low, high } = bootstrapInterval([...half, ...half.map((value) => -value)], options)
        expect(low).toBeLessThanOrEqual(0)
        expect(high).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  it('lies between the smallest and the largest value, the low bound first', () => {
    fc.assert(
      fc.property(values, method, (some, by) => {
        const { low, high } = bootstrapInterval(some, { ...options, method: by })
        expect(low).toBeLessThanOrEqual(high)
        expect(low).toBeGreaterThanOrEqual(Math.min(...some) - 1e-12)
        expect(high).toBeLessThanOrEqual(Math.max(...some) + 1e-12)
      }),
    )
  })

  it('moves and stretches with its values', () => {
    // multiples of 1/64 and powers of two: sums are exact, so that equal means stay equal
    const exact = fc.array(fc.integer({ min: -64, max: 64 }), { minLength: 2, maxLength: 16 })
    fc.assert(
      fc.property(exact, method, (sixtyFourths, by) => {
        const some = sixtyFourths.map((value) => value / 64)
        const interval = bootstrapInterval(some, { ...options, method: by })
        const moved = bootstrapInterval(some.map((value) => 4 * value + 2), { ...options, method: by }) // biome-ignore format: short
        expectInterval(moved, { low: 4 * interval.low + 2, high: 4 * interval.high + 2 }, 10)
      }),
    )
  })
})

describe('bootstrapInterval (reference)', () => {
  it.each(golden('inference').bootstrap)('equals scipy: $level, $resamples resamples', (expected) => {
    const { values, level, resamples, seed } = expected
    const scale = Math.max(...values.map(Math.abs), 1)
    for (const method of METHODS) {
      expectInterval(bootstrapInterval(values, { level, resamples, seed, method }), expected[method], scale)
    }
  })

  const shared = process.env['POLYFACT_SHARED']
  if (shared === undefined) {
    it.skip('repeats the published interval of OLMo-2-1124-7B (needs POLYFACT_SHARED)')
    return
  }

  it('repeats the published interval of OLMo-2-1124-7B, and scipy on all four metrics', () => {
    const perFact = perFactOfReference(readReference(shared, 'OLMo-2-1124-7B_gmmlu_lite_consistency.json'))
    const { low, high } = bootstrapInterval(perFact.accuracy)
    expect([low.toFixed(4), high.toFixed(4)]).toEqual(['0.4193', '0.4759'])
    const { metrics } = golden('comparison')
    for (const metric of ['accuracy', 'totalConsistency', 'rankc', 'agreement'] as const) {
      for (const method of METHODS) {
        expectInterval(bootstrapInterval(perFact[metric]!, { method }), metrics[metric].baseline[method])
      }
    }
  })
})
