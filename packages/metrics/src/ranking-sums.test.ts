import { describe, expect, it } from 'vitest'
import { refusal } from '../test/scores.js'
import { pairIndex } from './language-pairs.js'
import { createRankingSums, meanOfRankings, pairMeansOfRankings, type RankingScorer } from './ranking-sums.js'

/** 1 where the first candidate of one ranking is first in the other, else 0. */
const sameFirst = (size: number): RankingScorer => ({
  marks: Int32Array.from({ length: size }, (_, rank) => rank),
  score: (marks, a, b) => {
    for (let candidate = 0; candidate < size; candidate++) {
      if (marks[a + candidate] === 0 && marks[b + candidate] === 0) return 1
    }
    return 0
  },
})
const XY = ['x', 'y']
const YX = ['y', 'x']

describe('createRankingSums', () => {
  it('sums every pair of the languages that a fact has, and says the mean of each fact', () => {
    const { pairs, add } = createRankingSums('f', String, sameFirst)
    expect(add(0, [2, 0, 1], [XY, XY, YX])).toBe(1 / 3)
    expect(add(1, [0, 2], [['a', 'b', 'c'], ['a', 'c', 'b']])).toBe(1) // biome-ignore format: short
    expect(pairs.sums[pairIndex(0, 2)]).toBe(2)
    expect(pairs.facts[pairIndex(0, 2)]).toBe(2)
    expect(pairs.sums[pairIndex(1, 2)]).toBe(0)
    expect(pairs.facts[pairIndex(1, 2)]).toBe(1)
  })

  it('asks for the scorer of a size once', () => {
    const asked: number[] = []
    const { add } = createRankingSums('f', String, (size) => {
      asked.push(size)
      return sameFirst(size)
    })
    for (const rankings of [
      [XY, XY],
      [['x'], ['x']],
      [YX, XY],
    ])
      add(0, [0, 1], rankings)
    expect(asked).toEqual([2, 1])
  })

  it('has no mean of a fact without pairs', () => {
    const { pairs, add } = createRankingSums('f', String, sameFirst)
    expect(add(0, [], [])).toBe(undefined)
    expect(add(0, [1], [XY])).toBe(undefined)
    expect(pairs.sums).toEqual([])
  })
})

describe('meanOfRankings', () => {
  it('is the mean over facts, never above 1', () => {
    expect(meanOfRankings('f', [XY, XY], [XY, YX], sameFirst)).toBe(0.5)
    const ulpAbove = (size: number) => ({ ...sameFirst(size), score: () => 1 + 2 ** -52 })
    expect(meanOfRankings('f', [XY], [XY], ulpAbove)).toBe(1)
  })

  it('refuses different numbers of facts, and none, in the name of its caller', async () => {
    expect(await refusal(() => meanOfRankings('f', [XY], [], sameFirst))).toBe(
      'SHAPE_MISMATCH: f: a has 1 facts and b has 0; the same facts are expected in the same order',
    )
    expect(await refusal(() => meanOfRankings('f', [], [], sameFirst))).toBe(
      'EMPTY_INPUT: f: no facts; at least one is expected',
    )
    expect(await refusal(() => meanOfRankings('f', [XY], [['x', 'z']], sameFirst))).toMatch(
      /^CANDIDATE_MISMATCH: f: fact 0 ranks x, y in a and x, z in b/,
    )
  })
})

describe('pairMeansOfRankings', () => {
  it('takes for each pair the facts that both have', () => {
    expect(pairMeansOfRankings('f', { en: [XY, XY], de: [XY, YX], sw: [YX, null] }, sameFirst)).toEqual({
      average: (0.5 + 0 + 0) / 3,
      averageWithEnglish: (0.5 + 0) / 2,
      pairwise: { 'en-de': 0.5, 'en-sw': 0, 'de-sw': 0 },
      facts: { 'en-de': 2, 'en-sw': 1, 'de-sw': 1 },
    })
  })

  it('refuses one language', async () => {
    expect(await refusal(() => pairMeansOfRankings('f', { en: [XY] }, sameFirst))).toBe(
      'EMPTY_INPUT: f: found only en; at least two languages are expected',
    )
  })
})
