import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RANKING_CASES } from '../test/ranking-cases.js'
import { factsOf } from '../test/rankings.js'
import { refusal } from '../test/scores.js'
import { rankBiasedOverlap, rankBiasedOverlapMatrix } from './rank-biased-overlap.js'
import { rankc } from './rankc.js'

const XY = ['x', 'y']
const YX = ['y', 'x']
const columns = (facts: string[][][]) => [facts.map(([a]) => a!), facts.map(([, b]) => b!)] as const

describe('rankBiasedOverlap', () => {
  it('matches a case worked by hand', () => {
    // p = 0.5, overlap shares 0, 1/2, 1: weights 0.5, 0.25 and, for the last, 0.25
    expect(rankBiasedOverlap([['x', 'y', 'z']], [['y', 'z', 'x']], { persistence: 0.5 })).toBe(
      0.25 / 2 + 0.25,
    )
  })

  it('reads with a persistence of 0.9 unless told', () => {
    expect(rankBiasedOverlap([XY], [YX])).toBe(0.9)
    expect(rankBiasedOverlap([XY], [YX], { persistence: 0.25 })).toBe(0.25)
  })

  it('is the mean over facts, one candidate counting as 1', () => {
    expect(rankBiasedOverlap([['x'], XY], [['x'], YX], { persistence: 0.5 })).toBe(0.75)
  })

  it('refuses a persistence that never stops or never goes on, before anything else', async () => {
    for (const persistence of [0, 1, -0.5, 90, Number.NaN]) {
      expect(await refusal(() => rankBiasedOverlap([], [], { persistence }))).toBe(
        `OUT_OF_RANGE: rankBiasedOverlap: found the persistence ${persistence}; expected a number between 0 and 1, both excluded`,
      )
    }
  })

  it('refuses what rankc refuses, in its own name', async () => {
    expect(await refusal(() => rankBiasedOverlap([], []))).toMatch(
      /^EMPTY_INPUT: rankBiasedOverlap: no facts/,
    )
    expect(await refusal(() => rankBiasedOverlap([XY], []))).toMatch(/^SHAPE_MISMATCH: rankBiasedOverlap: /)
    expect(await refusal(() => rankBiasedOverlap([['x', 'x']], [XY]))).toMatch(
      /^DUPLICATE_ID: rankBiasedOverlap: /,
    )
    expect(await refusal(() => rankBiasedOverlap([XY, XY], [XY, ['x', 'z']]))).toMatch(
      /^CANDIDATE_MISMATCH: rankBiasedOverlap: fact 1 ranks x, y in a and x, z in b/,
    )
  })
})

describe('rankBiasedOverlapMatrix', () => {
  it('has the number of every pair, and the persistence that they were read with', () => {
    expect(
      rankBiasedOverlapMatrix({ en: [XY, XY], de: [XY, YX], sw: [YX, null] }, { persistence: 0.5 }),
    ).toEqual({
      persistence: 0.5,
      average: (0.75 + 0.5 + 0.5) / 3,
      averageWithEnglish: (0.75 + 0.5) / 2,
      pairwise: { 'en-de': 0.75, 'en-sw': 0.5, 'de-sw': 0.5 },
      facts: { 'en-de': 2, 'en-sw': 1, 'de-sw': 1 },
    })
    expect(rankBiasedOverlapMatrix({ de: [XY], sw: [XY] })).toMatchObject({ persistence: 0.9, average: 1 })
  })

  it('refuses a persistence of 1, one language and other candidates', async () => {
    expect(await refusal(() => rankBiasedOverlapMatrix({}, { persistence: 1 }))).toMatch(
      /^OUT_OF_RANGE: rankBiasedOverlapMatrix: /,
    )
    expect(await refusal(() => rankBiasedOverlapMatrix({ en: [XY] }))).toMatch(
      /^EMPTY_INPUT: rankBiasedOverlapMatrix: found only en/,
    )
    expect(await refusal(() => rankBiasedOverlapMatrix({ en: [XY], sw: [['x', 'z']] }))).toMatch(
      /^CANDIDATE_MISMATCH: rankBiasedOverlapMatrix: fact 0/,
    )
  })
})

describe('rankBiasedOverlap (properties)', () => {
  const persistence = fc.double({ min: 0.01, max: 0.99, noNaN: true })

  it('is symmetric, in (0, 1], 1 on itself and unchanged by renaming', () => {
    fc.assert(
      fc.property(factsOf(2, 25), persistence, (facts, p) => {
        const [a, b] = columns(facts)
        const score = rankBiasedOverlap(a, b, { persistence: p })
        expect(score).toBe(rankBiasedOverlap(b, a, { persistence: p }))
        expect(score).toBeGreaterThan(0)
        expect(score).toBeLessThanOrEqual(1)
        expect(rankBiasedOverlap(a, a, { persistence: p })).toBeCloseTo(1, 12)
        const renamed = (rankings: string[][]) => rankings.map((ids) => ids.map((id) => `iso:${id}`))
        expect(rankBiasedOverlap(renamed(a), renamed(b), { persistence: p })).toBe(score)
      }),
    )
  })

  it('equals the extrapolated sum of the paper, by sets', () => {
    fc.assert(
      fc.property(factsOf(2, 20), persistence, (facts, p) => {
        const [a, b] = columns(facts)
        const slow = facts.map(([one, other]) => {
          const agreements = one!.map((_, rank) => {
            const top = new Set(one!.slice(0, rank + 1))
            return other!.slice(0, rank + 1).filter((id) => top.has(id)).length / (rank + 1)
          })
          const sum = agreements.reduce((total, agreement, rank) => total + p ** rank * agreement, 0)
          return (1 - p) * sum + p ** one!.length * agreements.at(-1)!
        })
        const mean = slow.reduce((sum, value) => sum + value, 0) / slow.length
        expect(rankBiasedOverlap(a, b, { persistence: p })).toBeCloseTo(mean, 12)
      }),
    )
  })

  it('is RankC for ten and more candidates when p = 1/e, to 1e-4', () => {
    const long = fc.integer({ min: 10, max: 20 }).chain((size) => {
      const ids = Array.from({ length: size }, (_, index) => `Q${index}`)
      const ranking = fc.shuffledSubarray(ids, { minLength: size })
      return fc.tuple(ranking, ranking)
    })
    fc.assert(
      fc.property(long, ([a, b]) => {
        const score = rankBiasedOverlap([a], [b], { persistence: Math.exp(-1) })
        expect(Math.abs(score - rankc([a], [b]))).toBeLessThan(1e-4) // the weights differ by e^−n
      }),
    )
  })
})

describe('rankBiasedOverlap (reference)', () => {
  it.each(RANKING_CASES)(
    'gives the values of rbo: $a.length candidates',
    ({ a, b, rankBiasedOverlap: values }) => {
      for (const [persistence, value] of Object.entries(values)) {
        const score = rankBiasedOverlap([a], [b], { persistence: Number(persistence) })
        expect(Math.abs(score - value)).toBeLessThan(1e-12)
      }
    },
  )
})
