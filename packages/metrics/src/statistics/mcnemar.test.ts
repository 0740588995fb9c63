import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { refusal } from '../../test/scores.js'
import { golden } from '../../test/statistics.js'
import { type McnemarOptions, mcnemar } from './mcnemar.js'
import { pairedPermutationTest } from './permutation-test.js'

type Method = NonNullable<McnemarOptions['method']>
const METHODS: readonly Method[] = ['exact', 'chi-squared', 'chi-squared-corrected']

/** Facts that both models have right, only a, only b, neither. */
const factsOf = ([both, onlyA, onlyB, neither]: readonly [number, number, number, number]) => {
  const column = (...counts: [right: boolean, count: number][]): boolean[] =>
    counts.flatMap(([right, count]) => Array<boolean>(count).fill(right))
  return [
    column([true, both], [true, onlyA], [false, onlyB], [false, neither]),
    column([true, both], [false, onlyA], [true, onlyB], [false, neither]),
  ] as const
}

describe('mcnemar', () => {
  it('matches a case worked by hand', () => {
    // b = 1, c = 5: 2 · (C(6,0) + C(6,1)) / 2⁶ = 14 / 64; χ² = 4² / 6, corrected 3² / 6
    const [a, b] = factsOf([2, 1, 5, 3])
    expect(mcnemar(a, b)).toEqual({ p: 14 / 64, onlyA: 1, onlyB: 5, facts: 11 })
    expect(mcnemar(a, b, { method: 'chi-squared' }).statistic).toBe(16 / 6)
    expect(mcnemar(a, b, { method: 'chi-squared-corrected' }).statistic).toBe(9 / 6)
  })

  it('gives p 1 where no fact is right in one model alone', () => {
    const [a, b] = factsOf([2, 0, 0, 3])
    expect(mcnemar(a, b)).toEqual({ p: 1, onlyA: 0, onlyB: 0, facts: 5 })
    for (const method of METHODS.slice(1))
      expect(mcnemar(a, b, { method })).toMatchObject({ p: 1, statistic: 0 })
  })

  it('does not correct equal counts away from each other', () => {
    const [a, b] = factsOf([0, 4, 4, 0])
    for (const method of METHODS) expect(mcnemar(a, b, { method }).p).toBe(1)
  })

  it('neither overflows nor vanishes with thousands of facts', () => {
    const [a, b] = factsOf([0, 2500, 2500, 0])
    expect(mcnemar(a, b).p).toBe(1)
    const [better, worse] = factsOf([0, 2700, 2300, 0])
    const { p } = mcnemar(better, worse)
    // χ² with the correction is the normal approximation of the same p: (400 − 1)² / 5000
    expect(p / mcnemar(better, worse, { method: 'chi-squared-corrected' }).p).toBeCloseTo(1, 1)
  })

  it('refuses no facts, models on other facts and a method that there is not', async () => {
    expect(await refusal(() => mcnemar([], []))).toBe(
      'EMPTY_INPUT: mcnemar: no facts; at least one is expected',
    )
    expect(await refusal(() => mcnemar([true], []))).toBe(
      'SHAPE_MISMATCH: mcnemar: a has 1 facts and b has 0; the same facts are expected in the same order',
    )
    expect(await refusal(() => mcnemar([true], [true], { method: 'mid-p' as Method }))).toBe(
      'UNKNOWN_OPTION: mcnemar: found the method "mid-p"; expected one of exact, chi-squared, chi-squared-corrected',
    )
  })
})

describe('mcnemar (properties)', () => {
  const facts = fc.array(fc.tuple(fc.boolean(), fc.boolean()), { minLength: 1, maxLength: 60 })

  it('has the same p when the models change places', () => {
    fc.assert(
      fc.property(facts, fc.constantFrom(...METHODS), (rows, method) => {
        const [a, b] = [rows.map(([one]) => one), rows.map(([, other]) => other)]
        expect(mcnemar(b, a, { method }).p).toBe(mcnemar(a, b, { method }).p)
      }),
    )
  })

  it('is the permutation test of right and wrong', () => {
    fc.assert(
      fc.property(facts, (rows) => {
        const few = rows.slice(0, 14)
        const [a, b] = [few.map(([one]) => one), few.map(([, other]) => other)]
        const { p } = pairedPermutationTest(a.map(Number), b.map(Number), { permutations: 2 ** 14 })
        expect(mcnemar(a, b).p).toBeCloseTo(p, 12)
      }),
    )
  })
})

describe('mcnemar (reference)', () => {
  it.each(golden('inference').mcnemar)('equals statsmodels: $counts', (expected) => {
    const [a, b] = factsOf(expected.counts)
    for (const method of METHODS) {
      const found = mcnemar(a, b, { method })
      expect(Math.abs(found.p / expected[method].p - 1)).toBeLessThan(1e-12)
      if (method !== 'exact') expect(found.statistic).toBe(expected[method].statistic)
    }
  })
})
