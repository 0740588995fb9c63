import type { RankcWeighting } from '@polyfact/schema'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { factsOf, rankcBySets } from '../test/rankings.js'
import { refusal } from '../test/scores.js'
import { rankc } from './rankc.js'
import { rankcFloor } from './rankc-weights.js'

describe('rankc', () => {
  it('matches a case worked by hand', () => {
    // N = 2: w = [e/(e+1), 1/(e+1)] = [0.731059, 0.268941]; P@1 = 0, P@2 = 1
    expect(rankc([['x', 'y']], [['y', 'x']])).toBe(0.2689414213699951)
  })

  it('is the mean over facts', () => {
    // 1 for the same order, 0.268941 for the reverse
    expect(rankc([['x', 'y'], ['x', 'y']], [['x', 'y'], ['y', 'x']])).toBe((1 + 0.2689414213699951) / 2) // biome-ignore format: short
  })

  it('has its floor at the reverse ranking', () => {
    expect(rankc([['a', 'b', 'c', 'd']], [['d', 'c', 'b', 'a']])).toBe(rankcFloor(4))
  })

  it('takes the other weightings', () => {
    // N = 2: norm1 w = [2/3, 1/3], norm2 w = [4/5, 1/5]
    expect(rankc([['x', 'y']], [['y', 'x']], { weighting: 'norm1' })).toBe(1 / 3)
    expect(rankc([['x', 'y']], [['y', 'x']], { weighting: 'norm2' })).toBe(0.2)
  })

  it('weighs three candidates by hand under each weighting', () => {
    // a b c against b a c: P@1 = 0, P@2 = P@3 = 1; norm1 w = [3, 2, 1] / 6, norm2 w = [9, 4, 1] / 14
    const score = (weighting: RankcWeighting) => rankc([['a', 'b', 'c']], [['b', 'a', 'c']], { weighting })
    expect(score('norm1')).toBeCloseTo((2 + 1) / 6, 15)
    expect(score('norm2')).toBeCloseTo((4 + 1) / 14, 15)
    expect(score('softmax')).toBeCloseTo(0.24472847105479764 + 0.09003057317038046, 15)
  })

  it('stays finite where the published code overflows, at more than 709 candidates', () => {
    const ids = Array.from({ length: 710 }, (_, index) => `Q${index}`)
    expect(rankc([ids], [ids])).toBeCloseTo(1, 12)
    // no overlap before the middle, where the weights are e^−355 and less
    expect(rankc([ids], [ids.toReversed()])).toBeLessThan(1e-150)
  })

  it('is exactly 1 for identical rankings though ten weights add up to 1 and an ulp', () => {
    const ids = Array.from({ length: 10 }, (_, index) => `Q${index}`)
    expect(rankcBySets(ids, ids, 'softmax')).toBeGreaterThan(1)
    expect(rankc([ids], [ids])).toBe(1)
  })

  it('takes facts with different numbers of candidates, one candidate counting as 1', () => {
    expect(rankc([['x'], ['x', 'y']], [['x'], ['y', 'x']])).toBe((1 + 0.2689414213699951) / 2)
  })

  it('refuses no facts and different numbers of facts', async () => {
    expect(await refusal(() => rankc([], []))).toBe('EMPTY_INPUT: rankc: no facts; at least one is expected')
    expect(await refusal(() => rankc([], [['x']]))).toBe(
      'SHAPE_MISMATCH: rankc: a has 0 facts and b has 1; the same facts are expected in the same order',
    )
  })

  it('names the fact whose candidates differ', async () => {
    expect(await refusal(() => rankc([['x'], ['x']], [['x'], ['z']]))).toBe(
      'CANDIDATE_MISMATCH: rankc: fact 1 ranks x in a and z in b; all languages of a fact must have the same candidates',
    )
    for (const [a, b] of [[['x', 'y'], ['x']], [['x'], ['x', 'y']], [['x', 'y'], ['y', 'z']]] as const) {
      expect(await refusal(() => rankc([a], [b]))).toMatch(/^CANDIDATE_MISMATCH: rankc: fact 0/)
    } // biome-ignore format: one list
  })

  it('names an id that a ranking holds twice, and a fact without candidates', async () => {
    const twice = 'DUPLICATE_ID: rankc: fact 0 ranks x twice in'
    expect(await refusal(() => rankc([['x', 'x']], [['x', 'y']]))).toContain(`${twice} a`)
    expect(await refusal(() => rankc([['x', 'y']], [['x', 'x']]))).toContain(`${twice} b`)
    expect(await refusal(() => rankc([['x', 'x']], [['x', 'x']]))).toContain(`${twice} a`)
    expect(await refusal(() => rankc([['x']], [[]]))).toBe(
      'EMPTY_INPUT: rankc: fact 0 ranks no candidates in b; at least one is expected',
    )
  })

  it('refuses an unknown weighting before anything else', async () => {
    expect(await refusal(() => rankc([], [], { weighting: 'flat' as RankcWeighting }))).toMatch(
      /^UNKNOWN_OPTION: /,
    )
  })
})

describe('rankc (properties)', () => {
  const weighting = fc.constantFrom<RankcWeighting>('softmax', 'norm1', 'norm2')
  const columns = (facts: string[][][]) => [facts.map(([a]) => a!), facts.map(([, b]) => b!)] as const

  it('is symmetric, in (0, 1], and 1 on itself', () => {
    fc.assert(
      fc.property(factsOf(2, 40), weighting, (facts, by) => {
        const [a, b] = columns(facts)
        const score = rankc(a, b, { weighting: by })
        expect(score).toBe(rankc(b, a, { weighting: by }))
        expect(score).toBeGreaterThan(0)
        expect(score).toBeLessThanOrEqual(1)
        expect(rankc(a, a, { weighting: by })).toBeCloseTo(1, 12)
      }),
    )
  })

  it('does not change when ids are renamed', () => {
    fc.assert(
      fc.property(factsOf(2, 12), (facts) => {
        const [a, b] = columns(facts)
        const renamed = (rankings: string[][]) => rankings.map((ids) => ids.map((id) => `iso:${id}${id}`))
        expect(rankc(renamed(a), renamed(b))).toBe(rankc(a, b))
      }),
    )
  })

  it('equals the definition by sets to the last bit, for few and for many candidates', () => {
    fc.assert(
      fc.property(factsOf(2, 80), weighting, (facts, by) => {
        const [a, b] = columns(facts)
        const sum = facts.reduce((total, [one, other]) => total + rankcBySets(one!, other!, by), 0)
        expect(rankc(a, b, { weighting: by })).toBe(Math.min(sum / facts.length, 1))
      }),
    )
  })

  it('is never below the floor', () => {
    fc.assert(
      fc.property(factsOf(2, 20), (facts) => {
        const [a, b] = columns(facts)
        const floors = a.reduce((sum, ids) => sum + rankcFloor(ids.length), 0)
        expect(rankc(a, b)).toBeGreaterThanOrEqual(floors / a.length - 1e-12)
      }),
    )
  })
})
