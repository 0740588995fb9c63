import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RANKING_CASES } from '../test/ranking-cases.js'
import { factsOf } from '../test/rankings.js'
import { refusal } from '../test/scores.js'
import { kendallTau, kendallTauMatrix } from './kendall-tau.js'

const columns = (facts: string[][][]) => [facts.map(([a]) => a!), facts.map(([, b]) => b!)] as const

describe('kendallTau', () => {
  it('matches a case worked by hand', () => {
    // of the three pairs of candidates one is discordant: (2 − 1) / 3
    expect(kendallTau([['x', 'y', 'z']], [['x', 'z', 'y']])).toBe(1 / 3)
  })

  it('is the mean over facts, one candidate counting as 1', () => {
    // 1 for one candidate, −1 for the reverse of two, 1 for the same order
    expect(kendallTau([['x'], ['x', 'y'], ['x', 'y']], [['x'], ['y', 'x'], ['x', 'y']])).toBe(1 / 3) // biome-ignore format: short
  })

  it('refuses what rankc refuses, in its own name', async () => {
    expect(await refusal(() => kendallTau([], []))).toBe(
      'EMPTY_INPUT: kendallTau: no facts; at least one is expected',
    )
    expect(await refusal(() => kendallTau([['x']], []))).toMatch(/^SHAPE_MISMATCH: kendallTau: /)
    expect(await refusal(() => kendallTau([['x']], [[]]))).toMatch(
      /^EMPTY_INPUT: kendallTau: fact 0 ranks no/,
    )
    expect(await refusal(() => kendallTau([['x', 'x']], [['x', 'y']]))).toMatch(
      /^DUPLICATE_ID: kendallTau: fact 0/,
    )
    expect(await refusal(() => kendallTau([['x'], ['x']], [['x'], ['z']]))).toMatch(
      /^CANDIDATE_MISMATCH: kendallTau: fact 1 ranks x in a and z in b/,
    )
  })
})

describe('kendallTauMatrix', () => {
  it('has the number of every pair, over the facts that both have', () => {
    const rankings = { en: [['x', 'y'], ['x', 'y']], de: [['x', 'y'], ['y', 'x']], sw: [['y', 'x'], null] } // biome-ignore format: short
    expect(kendallTauMatrix(rankings)).toEqual({
      average: (0 - 1 - 1) / 3,
      averageWithEnglish: (0 - 1) / 2,
      pairwise: { 'en-de': 0, 'en-sw': -1, 'de-sw': -1 },
      facts: { 'en-de': 2, 'en-sw': 1, 'de-sw': 1 },
    })
  })

  it('refuses one language, and names the languages whose candidates differ', async () => {
    expect(await refusal(() => kendallTauMatrix({ en: [['x']] }))).toBe(
      'EMPTY_INPUT: kendallTauMatrix: found only en; at least two languages are expected',
    )
    expect(await refusal(() => kendallTauMatrix({ en: [['x']], sw: [['z']] }))).toMatch(
      /^CANDIDATE_MISMATCH: kendallTauMatrix: fact 0 ranks x in en and z in sw/,
    )
    expect(await refusal(() => kendallTauMatrix({ en: [['x']], sw: [] }))).toMatch(
      /^SHAPE_MISMATCH: kendallTauMatrix: /,
    )
  })
})

describe('kendallTau (properties)', () => {
  it('is symmetric, in [−1, 1], 1 on itself and unchanged by renaming', () => {
    fc.assert(
      fc.property(factsOf(2, 20), (facts) => {
        const [a, b] = columns(facts)
        const tau = kendallTau(a, b)
        expect(kendallTau(b, a)).toBe(tau)
        expect(tau).toBeGreaterThanOrEqual(-1)
        expect(tau).toBeLessThanOrEqual(1)
        expect(kendallTau(a, a)).toBe(1)
        const renamed = (rankings: string[][]) => rankings.map((ids) => ids.map((id) => `iso:${id}`))
        expect(kendallTau(renamed(a), renamed(b))).toBe(tau)
      }),
    )
  })

  it('turns its sign when one ranking is reversed', () => {
    const ofTwoOrMore = factsOf(2, 20).filter((facts) => facts.every(([a]) => a!.length > 1))
    fc.assert(
      fc.property(ofTwoOrMore, (facts) => {
        const [a, b] = columns(facts)
        const reversed = b.map((ids) => ids.toReversed())
        expect(kendallTau(a, reversed)).toBeCloseTo(-kendallTau(a, b), 12)
        expect(kendallTau(b, reversed)).toBe(-1)
      }),
    )
  })

  it('equals the slow definition', () => {
    fc.assert(
      fc.property(factsOf(2, 40), (facts) => {
        const [a, b] = columns(facts)
        const bySigns = facts.map(([one, other]) => {
          const pairs = one!.flatMap((x, at) => one!.slice(at + 1).map((y) => [x, y] as const))
          const sign = ([x, y]: readonly [string, string]) => (other!.indexOf(x) < other!.indexOf(y) ? 1 : -1)
          return pairs.length === 0 ? 1 : pairs.reduce((sum, pair) => sum + sign(pair), 0) / pairs.length
        })
        const mean = bySigns.reduce((sum, tau) => sum + tau, 0) / facts.length
        expect(kendallTau(a, b)).toBe(mean)
      }),
    )
  })

  it('falls by 2 / C(n, 2) when two neighbours change places', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 12 }), fc.nat(), (size, at) => {
        const ids = Array.from({ length: size }, (_, index) => `Q${index}`)
        const swapped = [...ids]
        const first = at % (size - 1)
        ;[swapped[first], swapped[first + 1]] = [swapped[first + 1]!, swapped[first]!]
        expect(kendallTau([ids], [swapped])).toBeCloseTo(1 - 4 / (size * (size - 1)), 12)
      }),
    )
  })
})

describe('kendallTau (reference)', () => {
  it.each(RANKING_CASES)(
    'gives the value of scipy: $a.length candidates, $kendallTau',
    ({ a, b, kendallTau: tau }) => {
      expect(Math.abs(kendallTau([a], [b]) - tau)).toBeLessThan(1e-12)
    },
  )
})
