import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { refusal } from '../../test/scores.js'
import { golden } from '../../test/statistics.js'
import { pairedPermutationTest } from './permutation-test.js'

describe('pairedPermutationTest', () => {
  it('matches a case worked by hand', () => {
    // d = 1, 1, 0.5, 0: of 2³ sign patterns, +++ and −−− are as far from 0
    expect(pairedPermutationTest([1, 1, 1, 0.5], [0, 0, 0.5, 0.5])).toEqual({
      difference: 0.625,
      p: 2 / 8,
      facts: 4,
      differing: 3,
      method: 'exact',
      permutations: 8,
    })
  })

  it('gives p 1 where no fact differs, or where rounding alone makes it differ', () => {
    const nothing = { p: 1, differing: 0, method: 'exact', permutations: 1 }
    expect(pairedPermutationTest([0.3, 1], [0.3, 1])).toMatchObject({ difference: 0, ...nothing })
    expect(pairedPermutationTest([0.1 + 0.2], [0.3])).toMatchObject(nothing)
  })

  it('counts a pattern whose sum differs from the found one by rounding alone', () => {
    // all sums of three equal tenths in either order: 0.1 + 0.2 − 0.3 is 5.6e-17, and as far from 0 as 0
    expect(pairedPermutationTest([0.1, 0.2, 0], [0, 0, 0.3]).p).toBe(1)
  })

  it('draws patterns where there are too many to look at all, and never gives 0', () => {
    const [ones, zeros] = [Array(64).fill(1), Array(64).fill(0)]
    expect(pairedPermutationTest(ones, zeros, { permutations: 99 })).toEqual({
      difference: 1,
      p: 1 / 100,
      facts: 64,
      differing: 64,
      method: 'monte-carlo',
      permutations: 99,
    })
  })

  it('draws what the exact test counts', () => {
    // p is 2 · (1 + 10) / 2¹⁰ = 0.0215; of 20,000 patterns its standard error is 0.001
    const [a, b] = [[1, 1, 1, 1, 1, 1, 1, 1, 1, 0], [0, 0, 0, 0, 0, 0, 0, 0, 0, 1]] // biome-ignore format: short
    expect(pairedPermutationTest(a, b).p).toBe(22 / 1024)
    const drawn = pairedPermutationTest([...a, ...a], [...b, ...b], { permutations: 20_000 })
    const exact = pairedPermutationTest([...a, ...a], [...b, ...b], { permutations: 2 ** 20 })
    expect([drawn.method, exact.method]).toEqual(['monte-carlo', 'exact'])
    expect(Math.abs(drawn.p - exact.p)).toBeLessThan(5 * Math.sqrt(exact.p / 20_000))
  })

  it('draws other patterns for another seed', () => {
    const [a, b] = [Array.from({ length: 40 }, (_, fact) => (fact % 3) / 2), Array(40).fill(0.4)]
    const [one, other] = [0, 1].map((seed) => pairedPermutationTest(a, b, { permutations: 999, seed }).p)
    expect(one).not.toBe(other)
  })

  it('refuses models on other facts, and counts that are none', async () => {
    expect(await refusal(() => pairedPermutationTest([], []))).toMatch(
      /^EMPTY_INPUT: pairedPermutationTest: /,
    )
    expect(await refusal(() => pairedPermutationTest([1], [1, 2]))).toMatch(/^SHAPE_MISMATCH: /)
    expect(await refusal(() => pairedPermutationTest([Number.NaN], [1]))).toMatch(/^NOT_FINITE: /)
    expect(await refusal(() => pairedPermutationTest([1], [1], { permutations: 0 }))).toMatch(
      /^OUT_OF_RANGE: pairedPermutationTest: permutations is 0;/,
    )
    expect(await refusal(() => pairedPermutationTest([1], [1], { seed: 0.5 }))).toMatch(
      /^OUT_OF_RANGE: pairedPermutationTest: seed is 0.5;/,
    )
  })
})

describe('pairedPermutationTest (properties)', () => {
  const share = fc.integer({ min: 0, max: 11 }).map((right) => right / 11)
  const pairs = fc.array(fc.tuple(share, share), { minLength: 1, maxLength: 24 })
  const test = (rows: readonly (readonly [number, number])[]) =>
    pairedPermutationTest(
      rows.map(([a]) => a),
      rows.map(([, b]) => b),
      { permutations: 500 },
    )

  it('has the same p when the models change places and when the facts do, exact or drawn', () => {
    fc.assert(
      fc.property(pairs, (rows) => {
        const { p } = test(rows)
        expect(test(rows.map(([a, b]) => [b, a])).p).toBe(p)
        expect(test(rows.toReversed()).p).toBe(p)
      }),
    )
  })

  it('does not change when both models move by a constant, nor for facts on which they are equal', () => {
    fc.assert(
      fc.property(pairs, share, (rows, constant) => {
        const { p } = test(rows)
        expect(test(rows.map(([a, b]) => [a + 1, b + 1])).p).toBe(p)
        expect(test([...rows, [constant, constant]]).p).toBe(p)
      }),
    )
  })

  it('equals the definition: the share of sign patterns that are as far from 0', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 1, maxLength: 8 }),
        (differences) => {
          const sums = differences.reduce<number[]>((all, d) => all.flatMap((sum) => [sum + d, sum - d]), [0])
          const found = Math.abs(differences.reduce((sum, d) => sum + d, 0))
          const { p } = test(differences.map((d) => [d, 0]))
          expect(p).toBe(sums.filter((sum) => Math.abs(sum) >= found).length / sums.length)
        },
      ),
    )
  })
})

describe('pairedPermutationTest (reference)', () => {
  it.each(golden('inference').permutation)('equals scipy: p $p', ({ a, b, difference, p }) => {
    const found = pairedPermutationTest(a, b, { permutations: 2 ** 14 })
    expect(found.method).toBe('exact')
    expect(found.difference).toBeCloseTo(difference, 12)
    expect(found.p).toBe(p)
  })
})
