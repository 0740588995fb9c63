import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { refusal } from '../../test/scores.js'
import { golden } from '../../test/statistics.js'
import { benjaminiHochberg, holm } from './multiple-comparisons.js'

describe('holm', () => {
  it('matches a case worked by hand', () => {
    // sorted 0.25, 0.25, 0.375: 3 · 0.25, 2 · 0.25 held at 0.75, 1 · 0.375 held at 0.75
    expect(holm([0.375, 0.25, 0.25])).toEqual([0.75, 0.75, 0.75])
    expect(holm([0.5, 0.125])).toEqual([0.5, 0.25])
    expect(holm([0.5, 0.625])).toEqual([1, 1])
  })

  it('leaves a single test as it is', () => expect(holm([0.04])).toEqual([0.04]))
})

describe('benjaminiHochberg', () => {
  it('matches a case worked by hand', () => {
    // sorted 0.125, 0.25, 0.25, 0.5: 4/1 · 0.125, 4/2 · 0.25, 4/3 · 0.25, 4/4 · 0.5, held at the smallest to come
    const [first, second, third, fourth] = benjaminiHochberg([0.5, 0.25, 0.125, 0.25])
    expect([first, second, third, fourth]).toEqual([0.5, 0.25 * (4 / 3), 0.25 * (4 / 3), 0.25 * (4 / 3)])
  })

  it('leaves a single test as it is', () => expect(benjaminiHochberg([0.04])).toEqual([0.04]))
})

describe('holm and benjaminiHochberg', () => {
  it('refuse no p-values and what is none', async () => {
    for (const [name, correct] of Object.entries({ holm, benjaminiHochberg })) {
      expect(await refusal(() => correct([]))).toBe(
        `EMPTY_INPUT: ${name}: no p-values; at least one is expected`,
      )
      for (const p of [-0.1, 1.5, Number.NaN]) {
        expect(await refusal(() => correct([0.1, p]))).toBe(
          `OUT_OF_RANGE: ${name}: pValues[1] is ${p}; a number from 0 to 1 is expected`,
        )
      }
    }
  })
})

describe('holm and benjaminiHochberg (properties)', () => {
  const family = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 30 })

  it('raise p-values and keep them in [0, 1], Holm above Benjamini and Hochberg, Bonferroni above Holm', () => {
    fc.assert(
      fc.property(family, (p) => {
        const [strict, mild] = [holm(p), benjaminiHochberg(p)]
        for (const [test, raw] of p.entries()) {
          expect(mild[test]!).toBeGreaterThanOrEqual(raw)
          expect(strict[test]!).toBeGreaterThanOrEqual(mild[test]! - 1e-15) // m / k and m − k + 1 round apart
          expect(strict[test]!).toBeLessThanOrEqual(Math.min(raw * p.length, 1))
        }
      }),
    )
  })

  it('keep the order of the tests, and do not depend on it', () => {
    fc.assert(
      fc.property(family, (p) => {
        for (const correct of [holm, benjaminiHochberg]) {
          const corrected = correct(p)
          expect(correct(p.toReversed())).toEqual(corrected.toReversed())
          for (const [a, one] of p.entries()) {
            for (const [b, other] of p.entries()) {
              if (one <= other) expect(corrected[a]!).toBeLessThanOrEqual(corrected[b]!)
            }
          }
        }
      }),
    )
  })
})

describe('holm and benjaminiHochberg (reference)', () => {
  it.each(golden('inference').corrections)('equal statsmodels', ({ pValues, ...expected }) => {
    for (const [test, p] of holm(pValues).entries()) expect(p).toBeCloseTo(expected.holm[test]!, 14)
    for (const [test, p] of benjaminiHochberg(pValues).entries()) {
      expect(p).toBeCloseTo(expected.benjaminiHochberg[test]!, 14)
    }
  })
})
