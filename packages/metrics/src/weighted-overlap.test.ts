import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { weightedOverlap } from './weighted-overlap.js'

/** Σ_j w_j · |top_j ∩ top_j| / j of two rankings of the numbers 0 … n−1, with sets. */
function bySets(a: readonly number[], b: readonly number[], weights: readonly number[]): number {
  return weights.reduce((sum, weight, rank) => {
    const top = new Set(a.slice(0, rank + 1))
    return sum + (weight * b.slice(0, rank + 1).filter((id) => top.has(id)).length) / (rank + 1)
  }, 0)
}

function scoreOf(a: readonly number[], b: readonly number[], weights: readonly number[]): number {
  const { marks, score } = weightedOverlap(weights)
  const rows = Int32Array.from(
    [a, b].flatMap((ranking) => weights.map((_, id) => marks[ranking.indexOf(id)]!)),
  )
  return score(rows, 0, weights.length)
}

describe('weightedOverlap', () => {
  it('matches a case worked by hand', () => {
    // ranks 1 and 2 swapped: P@1 = 0, P@2 = 1, P@3 = 1
    expect(scoreOf([0, 1, 2], [1, 0, 2], [0.5, 0.25, 0.25])).toBe(0.5)
    expect(scoreOf([0], [0], [1])).toBe(1)
  })

  it('gives the same value when it is asked again', () => {
    const { marks, score } = weightedOverlap([0.7, 0.2, 0.1])
    const rows = Int32Array.of(marks[0]!, marks[1]!, marks[2]!, marks[2]!, marks[0]!, marks[1]!)
    const first = score(rows, 0, 3)
    expect(score(rows, 0, 3)).toBe(first)
    expect(score(rows, 3, 0)).toBe(first)
  })

  it('has marks that increase with the rank', () => {
    for (const size of [1, 2, 10, 11, 100]) {
      const { marks } = weightedOverlap(new Array<number>(size).fill(1))
      expect([...marks].every((mark, rank) => mark >= 0 && (rank === 0 || mark > marks[rank - 1]!))).toBe(
        true,
      )
    }
  })

  it('counts above the size of its table as it looks up below', () => {
    for (const size of [9, 10, 11, 12]) {
      const a = Array.from({ length: size }, (_, rank) => rank)
      const b = a.toReversed()
      const weights = a.map((rank) => 1 / (rank + 2))
      expect(scoreOf(a, b, weights)).toBe(bySets(a, b, weights))
    }
  })
})

describe('weightedOverlap (properties)', () => {
  it('equals the definition by sets to the last bit, for any weights', () => {
    const cases = fc.integer({ min: 1, max: 14 }).chain((size) => {
      const ids = Array.from({ length: size }, (_, id) => id)
      const ranking = fc.shuffledSubarray(ids, { minLength: size })
      const weight = fc.double({ min: 1e-6, max: 1, noNaN: true })
      return fc.tuple(ranking, ranking, fc.array(weight, { minLength: size, maxLength: size }))
    })
    fc.assert(
      fc.property(cases, ([a, b, weights]) => {
        expect(scoreOf(a, b, weights)).toBe(bySets(a, b, weights))
      }),
    )
  })
})
