import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { factsOf } from '../test/rankings.js'
import { refusal } from '../test/scores.js'
import { createPlaceReader } from './ranking-places.js'

const ranks = (size: number) => Int32Array.from({ length: size }, (_, rank) => rank)
const LONG = Array.from({ length: 20 }, (_, index) => `Q${index}`)

describe('createPlaceReader', () => {
  it('reads where every candidate stands, candidates numbered by the first ranking', () => {
    const read = createPlaceReader('f', String, ranks)
    const { marks, size } = read(0, [0, 1], [['x', 'y', 'z'], ['z', 'x', 'y']]) // biome-ignore format: short
    expect(size).toBe(3)
    expect([...marks.subarray(0, 6)]).toEqual([0, 1, 2, 1, 2, 0])
  })

  it('marks ranks as it is told', () => {
    const read = createPlaceReader('f', String, () => Int32Array.of(5, 7))
    expect([...read(0, [0, 1], [['x', 'y'], ['y', 'x']]).marks]).toEqual([5, 7, 7, 5]) // biome-ignore format: short
  })

  it('carries nothing over from a larger fact to a smaller one', async () => {
    const read = createPlaceReader('f', String, ranks)
    read(0, [0, 1], [LONG, LONG])
    expect([...read(1, [0, 1], [['Q1', 'Q0'], ['Q0', 'Q1']]).marks.subarray(0, 4)]).toEqual([0, 1, 1, 0]) // biome-ignore format: short
    expect(await refusal(() => read(2, [0, 1], [['Q1', 'Q0'], ['Q0', 'Q5']]))).toMatch(/^CANDIDATE_MISMATCH/) // biome-ignore format: short
  })

  it.each([
    { what: 'few', ids: LONG.slice(0, 3) },
    { what: 'many', ids: LONG },
  ])('refuses rankings of other ids, more, fewer or the same twice, among $what', async ({ ids }) => {
    const read = createPlaceReader('f', (index) => ['en', 'sw'][index]!, ranks)
    const last = ids.at(-1)!
    const fewer = ids.slice(0, -1)
    for (const other of [fewer, [...ids, 'Q99'], [...fewer, 'Q99']]) {
      expect(await refusal(() => read('a fact', [0, 1], [ids, other]))).toMatch(
        /^CANDIDATE_MISMATCH: f: fact a fact ranks Q0, .* in en and Q0, .* in sw; all languages/,
      )
    }
    const twice = [...fewer, 'Q0']
    expect(await refusal(() => read(7, [0, 1], [ids, twice]))).toBe(
      'DUPLICATE_ID: f: fact 7 ranks Q0 twice in sw; candidate ids must be distinct',
    )
    expect(await refusal(() => read(7, [0, 1], [twice, ids]))).toMatch(/ranks Q0 twice in en/)
    expect(await refusal(() => read(7, [0, 1], [ids, [...ids, last]]))).toMatch(/^DUPLICATE_ID: /)
    expect(await refusal(() => read(7, [0, 1], [ids, []]))).toBe(
      'EMPTY_INPUT: f: fact 7 ranks no candidates in sw; at least one is expected',
    )
  })
})

describe('createPlaceReader (properties)', () => {
  it('equals indexOf, for few and for many candidates', () => {
    fc.assert(
      fc.property(factsOf(3, 40), (facts) => {
        const read = createPlaceReader('f', String, ranks)
        for (const [fact, rankings] of facts.entries()) {
          const { marks, size } = read(fact, [0, 1, 2], rankings)
          expect([...marks.subarray(0, 3 * size)]).toEqual(
            rankings.flatMap((ranking) => rankings[0]!.map((id) => ranking.indexOf(id))),
          )
        }
      }),
    )
  })
})
