import type { RankcWeighting } from '@polyfact/schema'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { refusal } from '../test/scores.js'
import { rankc } from './rankc.js'
import { checkWeighting, positionWeights, rankcChance, rankcFloor, rankcWeights } from './rankc-weights.js'

const WEIGHTINGS = ['softmax', 'norm1', 'norm2'] as const

describe('rankcWeights', () => {
  it('gives the published softmax weights to the last bit', () => {
    expect(rankcWeights(1)).toEqual([1])
    expect(rankcWeights(2)).toEqual([0.7310585786300049, 0.2689414213699951])
    expect(rankcWeights(3)).toEqual([0.6652409557748219, 0.24472847105479764, 0.09003057317038046])
    expect(rankcWeights(4)).toEqual([
      0.6439142598879722, 0.23688281808991013, 0.08714431874203256, 0.03205860328008499,
    ])
    expect(rankcWeights(10)[0]).toBeCloseTo(0.6321, 4)
  })

  it('has the two other weightings of the published code', () => {
    expect(rankcWeights(3, { weighting: 'norm1' })).toEqual([3 / 6, 2 / 6, 1 / 6])
    expect(rankcWeights(3, { weighting: 'norm2' })).toEqual([9 / 14, 4 / 14, 1 / 14])
  })

  it('does not overflow where the published code does, at more than 709 candidates', () => {
    for (const count of [700, 701, 710, 1000]) {
      const weights = rankcWeights(count)
      expect(weights[0]).toBeCloseTo(1 - Math.exp(-1), 12)
      expect(weights.every(Number.isFinite)).toBe(true)
    }
  })

  it('refuses what is no number of candidates, and an unknown weighting', async () => {
    for (const count of [0, -1, 2.5, Number.NaN, Infinity]) {
      expect(await refusal(() => rankcWeights(count))).toBe(
        `OUT_OF_RANGE: rankcWeights: found ${count} candidates; expected an integer ≥ 1`,
      )
    }
    expect(await refusal(() => rankcWeights(2, { weighting: 'norm3' as RankcWeighting }))).toBe(
      'UNKNOWN_OPTION: rankcWeights: found the weighting "norm3"; expected one of softmax, norm1, norm2',
    )
  })
})

describe('rankcFloor', () => {
  it('is the RankC of a ranking and its reverse', () => {
    // N = 4: top-1 and top-2 share nothing, top-3 share 2 of 3, top-4 all
    expect(rankcFloor(4)).toBeCloseTo(0.08714431874203256 * (2 / 3) + 0.03205860328008499, 15)
    expect(rankcFloor(1)).toBe(1)
  })

  it('refuses what is no number of candidates', async () => {
    expect(await refusal(() => rankcFloor(0))).toBe(
      'OUT_OF_RANGE: rankcFloor: found 0 candidates; expected an integer ≥ 1',
    )
  })
})

describe('rankcChance', () => {
  it('is the mean over all pairs of rankings', () => {
    // N = 2: same order (1) or reversed (0.2689), equally likely
    expect(rankcChance(2)).toBeCloseTo((1 + 0.2689414213699951) / 2, 15)
    expect(rankcChance(1)).toBe(1)
  })

  it('refuses what is no number of candidates', async () => {
    expect(await refusal(() => rankcChance(0.5))).toBe(
      'OUT_OF_RANGE: rankcChance: found 0.5 candidates; expected an integer ≥ 1',
    )
  })
})

describe('positionWeights', () => {
  it('speaks for its caller', async () => {
    expect(positionWeights('f', 2, {})).toEqual(rankcWeights(2))
    expect(await refusal(() => positionWeights('f', 0, {}))).toMatch(/^OUT_OF_RANGE: f: /)
  })
})

describe('checkWeighting', () => {
  it('refuses names that every object has', async () => {
    expect(await refusal(() => checkWeighting('f', 'toString' as RankcWeighting))).toMatch(
      /^UNKNOWN_OPTION: f: /,
    )
  })
})

describe('rankcWeights (properties)', () => {
  it('are positive, fall with the rank and sum to 1', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 700 }), fc.constantFrom(...WEIGHTINGS), (count, weighting) => {
        const weights = rankcWeights(count, { weighting })
        expect(weights.every((weight, rank) => weight > 0 && weight <= (weights[rank - 1] ?? 1))).toBe(true)
        expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12)
      }),
    )
  })

  it('bring floor and chance into order: 0 < floor ≤ chance ≤ 1', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), fc.constantFrom(...WEIGHTINGS), (count, weighting) => {
        const floor = rankcFloor(count, { weighting })
        expect(floor).toBeGreaterThan(0)
        expect(floor).toBeLessThanOrEqual(rankcChance(count, { weighting }))
        expect(rankcChance(count, { weighting })).toBeLessThanOrEqual(1)
      }),
    )
  })
})

describe('rankcWeights (reference)', () => {
  it.each([
    { count: 2, floor: 0.2689414213699951, chance: 0.6344707106849976 },
    { count: 3, floor: 0.2123948086977793, chance: 0.4749298724651862 },
    { count: 4, floor: 0.09015481577477336, chance: 0.37683681635355754 },
    { count: 10, floor: 0.003014038627475254, chance: 0.158152268695923 },
  ])('floor and chance of $count candidates are the recorded ones', ({ count, floor, chance }) => {
    expect(rankcFloor(count)).toBe(floor)
    expect(rankcChance(count)).toBe(chance)
  })

  it('floor, chance and the nine values of four candidates come out of all pairs of rankings', () => {
    const all = permutations(['a', 'b', 'c', 'd'])
    const values = all.flatMap((a) => all.map((b) => rankc([a], [b])))
    const distinct = [...new Set(values.map((value) => value.toFixed(6)))].sort()
    expect(distinct).toEqual([
      '0.090155', '0.208596', '0.237644', '0.327038', '0.356086', '0.852510', '0.881559', '0.970952', '1.000000',
    ]) // biome-ignore format: one list
    expect(Math.min(...values)).toBe(rankcFloor(4))
    expect(values.reduce((sum, value) => sum + value, 0) / values.length).toBeCloseTo(rankcChance(4), 13)
  })
})

function permutations(ids: readonly string[]): string[][] {
  if (ids.length === 0) return [[]]
  return ids.flatMap((id) => permutations(ids.filter((other) => other !== id)).map((rest) => [id, ...rest]))
}
