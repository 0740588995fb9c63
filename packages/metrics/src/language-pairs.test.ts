import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { refusal } from '../test/scores.js'
import {
  addToPair,
  averagesOf,
  checkTwoLanguages,
  commonPairs,
  type PairSums,
  pairIndex,
  pairMeans,
} from './language-pairs.js'

describe('pairIndex', () => {
  it('counts pairs so that further languages come behind', () => {
    expect([pairIndex(0, 1), pairIndex(0, 2), pairIndex(1, 2), pairIndex(0, 3)]).toEqual([0, 1, 2, 3])
    expect(pairIndex(3, 0)).toBe(3)
  })
})

describe('addToPair', () => {
  it('adds to places that are not there yet', () => {
    const pairs: PairSums = { sums: [], facts: [] }
    addToPair(pairs, 1, 0.5)
    addToPair(pairs, 1, 0.25)
    expect([pairs.sums[1], pairs.facts[1], pairs.sums[0]]).toEqual([0.75, 2, undefined])
  })
})

describe('checkTwoLanguages', () => {
  it('takes two and refuses one', async () => {
    checkTwoLanguages('f', ['en', 'sw'])
    expect(await refusal(() => checkTwoLanguages('f', ['en']))).toBe(
      'EMPTY_INPUT: f: found only en; at least two languages are expected',
    )
  })
})

describe('commonPairs', () => {
  it('has the pairs in the order of two loops, with their places and English', () => {
    expect(commonPairs('f', [['en', 1], ['de', 0], ['sw', 2]], { sums: [0, 0, 0], facts: [1, 1, 1] })).toEqual([
      { key: 'en-de', index: 0, hasEnglish: true },
      { key: 'en-sw', index: 2, hasEnglish: true },
      { key: 'de-sw', index: 1, hasEnglish: false },
    ]) // biome-ignore format: one table
  })
})

describe('averagesOf', () => {
  const pair = (key: string, hasEnglish: boolean) => ({ key, hasEnglish, index: 0 })

  it('takes the means over all pairs and over those with English', () => {
    expect(averagesOf([pair('en-de', true), pair('de-sw', false)], ({ key }) => key === 'en-de' ? 1 : 0.5)).toEqual({
      average: 0.75,
      averageWithEnglish: 1,
      pairwise: { 'en-de': 1, 'de-sw': 0.5 },
    }) // biome-ignore format: short
  })

  it('has no mean with English where English is not', () => {
    expect(averagesOf([pair('de-sw', false)], () => 0)).toEqual({ average: 0, pairwise: { 'de-sw': 0 } })
  })
})

describe('pairMeans', () => {
  // de = 0, en = 1, sw = 2: de-en 1/2, de-sw 0/1, en-sw 3/4
  const pairs: PairSums = { sums: [1, 0, 3], facts: [2, 1, 4] }

  it('names pairs in the order of the languages, whatever their index', () => {
    expect(pairMeans('f', [['en', 1], ['de', 0], ['sw', 2]], pairs)).toEqual({
      average: (0.5 + 0.75 + 0) / 3,
      averageWithEnglish: (0.5 + 0.75) / 2,
      pairwise: { 'en-de': 0.5, 'en-sw': 0.75, 'de-sw': 0 },
      facts: { 'en-de': 2, 'en-sw': 4, 'de-sw': 1 },
    }) // biome-ignore format: one table
  })

  it('finds English wherever it stands in a pair', () => {
    expect(pairMeans('f', [['de', 0], ['en', 1], ['sw', 2]], pairs).averageWithEnglish).toBe((0.5 + 0.75) / 2) // biome-ignore format: short
  })

  it('has no mean with English where English is not', () => {
    expect(pairMeans('f', [['de', 0], ['sw', 2]], pairs)).not.toHaveProperty('averageWithEnglish') // biome-ignore format: short
  })

  it('is never above 1', () => {
    expect(pairMeans('f', [['de', 0], ['sw', 1]], { sums: [1 + 2 ** -52], facts: [1] }).average).toBe(1) // biome-ignore format: short
  })

  it('refuses fewer than two languages and a pair without a common fact', async () => {
    expect(await refusal(() => pairMeans('f', [], pairs))).toBe(
      'EMPTY_INPUT: f: found no language; at least two languages are expected',
    )
    expect(await refusal(() => pairMeans('f', [['en', 0]], pairs))).toBe(
      'EMPTY_INPUT: f: found only en; at least two languages are expected',
    )
    const apart: PairSums = { sums: [], facts: [] }
    expect(await refusal(() => pairMeans('f', [['en', 0], ['sw', 1]], apart))).toBe(
      'EMPTY_INPUT: f: en and sw have no fact in common; at least one is expected, so leave out a language',
    ) // biome-ignore format: short
  })
})

describe('pairIndex (properties)', () => {
  it('gives every pair its own place, without gaps', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 20 }), (count) => {
        const places = Array.from({ length: count }, (_, j) =>
          Array.from({ length: j }, (_, i) => pairIndex(i, j)),
        ).flat()
        expect(places).toEqual(places.map((_, place) => place))
      }),
    )
  })
})
