import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { qwen, twoByTwo } from '../test/results.js'
import { languagesCorrectByChance } from './languages-correct-by-chance.js'

describe('languagesCorrectByChance', () => {
  it('tosses two coins for two languages with two candidates', () => {
    expect(languagesCorrectByChance(twoByTwo())).toEqual([0.25, 0.5, 0.25])
  })

  it('mixes pools of several sizes by their share', () => {
    // half the facts have 2 candidates: 1/4 1/2 1/4; half have 4: 9/16 6/16 1/16
    const result = { ...twoByTwo(), candidates: { mean: 3, histogram: { 2: 4, 4: 4 } } }
    expect(languagesCorrectByChance(result)).toEqual([13 / 32, 14 / 32, 5 / 32])
  })

  it('ends with the Total Consistency of guessing', () => {
    expect(languagesCorrectByChance(qwen())!.at(-1)).toBeCloseTo(0.25 ** 11, 12)
  })
})

describe('languagesCorrectByChance (properties)', () => {
  it('sums to 1, with mean L times the mean of 1/n', () => {
    const pools = fc.dictionary(
      fc.integer({ min: 2, max: 30 }).map(String),
      fc.integer({ min: 1, max: 99 }),
      {
        minKeys: 1,
      },
    )
    fc.assert(
      fc.property(pools, (histogram) => {
        const shares = languagesCorrectByChance({ ...qwen(), candidates: { mean: 4, histogram } })!
        const total = Object.values(histogram).reduce((sum, count) => sum + count, 0)
        const chance = Object.entries(histogram).reduce(
          (sum, [n, count]) => sum + count / total / Number(n),
          0,
        )
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12)
        expect(shares.reduce((sum, share, k) => sum + k * share, 0)).toBeCloseTo(11 * chance, 10)
      }),
    )
  })
})
