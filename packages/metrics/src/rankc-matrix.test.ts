import type { RankcWeighting } from '@polyfact/schema'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { factsOf } from '../test/rankings.js'
import { refusal } from '../test/scores.js'
import { rankc } from './rankc.js'
import { rankcMatrix } from './rankc-matrix.js'
import { createRankcSums } from './rankc-sums.js'
import { rankcChance, rankcFloor } from './rankc-weights.js'

const SAME = ['x', 'y']
const REVERSED = ['y', 'x']
const FLOOR = 0.2689414213699951

describe('rankcMatrix', () => {
  it('matches a case worked by hand', () => {
    // two candidates: 1 for the same order, 0.268941 for the reverse; Swahili lacks the second fact
    expect(rankcMatrix({ en: [SAME, SAME], de: [SAME, REVERSED], sw: [REVERSED, null] })).toEqual({
      weighting: 'softmax',
      average: ((1 + FLOOR) / 2 + FLOOR + FLOOR) / 3,
      averageWithEnglish: ((1 + FLOOR) / 2 + FLOOR) / 2,
      pairwise: { 'en-de': (1 + FLOOR) / 2, 'en-sw': FLOOR, 'de-sw': FLOOR },
      facts: { 'en-de': 2, 'en-sw': 1, 'de-sw': 1 },
      floor: FLOOR,
      chance: rankcChance(2),
      rescaled: (((1 + FLOOR) / 2 + FLOOR + FLOOR) / 3 - FLOOR) / (1 - FLOOR),
      chanceCorrected: (((1 + FLOOR) / 2 + FLOOR + FLOOR) / 3 - rankcChance(2)) / (1 - rankcChance(2)),
    })
  })

  it('takes floor and chance over the candidates of all facts and languages', () => {
    // 2, 2, 2 and 3, 3 candidates
    const { floor, chance } = rankcMatrix({
      de: [SAME, ['a', 'b', 'c']],
      sw: [SAME, ['b', 'a', 'c']],
      fr: [SAME, null],
    })
    expect(floor).toBeCloseTo((3 * rankcFloor(2) + 2 * rankcFloor(3)) / 5, 15)
    expect(chance).toBeCloseTo((3 * rankcChance(2) + 2 * rankcChance(3)) / 5, 15)
  })

  it('corrects two candidates to 1 for the same order and −1 for the reverse', () => {
    // chance lies half way between floor and 1
    expect(rankcMatrix({ de: [SAME], sw: [SAME] }).chanceCorrected).toBe(1)
    expect(rankcMatrix({ de: [SAME], sw: [REVERSED] }).chanceCorrected).toBeCloseTo(-1, 14)
  })

  it('has no mean with English where English is not', () => {
    expect(rankcMatrix({ de: [SAME], sw: [SAME] })).not.toHaveProperty('averageWithEnglish')
  })

  it('calls rankings of one candidate equal, and rescales and corrects them to 0', () => {
    expect(rankcMatrix({ de: [['x']], sw: [['x']] })).toMatchObject({
      average: 1,
      floor: 1,
      chance: 1,
      rescaled: 0,
      chanceCorrected: 0,
    })
  })

  it('refuses one language, no facts, no common facts and other candidates', async () => {
    expect(await refusal(() => rankcMatrix({ en: [SAME] }))).toBe(
      'EMPTY_INPUT: rankcMatrix: found only en; at least two languages are expected',
    )
    expect(await refusal(() => rankcMatrix({ en: [], de: [] }))).toMatch(
      /^EMPTY_INPUT: rankcMatrix: no facts/,
    )
    expect(await refusal(() => rankcMatrix({ en: [SAME, null], de: [null, SAME] }))).toMatch(
      /^EMPTY_INPUT: rankcMatrix: en and de have no fact in common/,
    )
    expect(await refusal(() => rankcMatrix({ en: [SAME], de: [] }))).toMatch(/^SHAPE_MISMATCH: rankcMatrix: /)
    expect(await refusal(() => rankcMatrix({ en: [SAME, SAME], de: [SAME, ['x', 'z']] }))).toBe(
      'CANDIDATE_MISMATCH: rankcMatrix: fact 1 ranks x, y in en and x, z in de; all languages of a fact must have the same candidates',
    )
    expect(await refusal(() => rankcMatrix({ en: [SAME], de: [[]] }))).toBe(
      'EMPTY_INPUT: rankcMatrix: fact 0 ranks no candidates in de; at least one is expected',
    )
    expect(await refusal(() => rankcMatrix({}, { weighting: 'flat' as RankcWeighting }))).toMatch(
      /^UNKNOWN_OPTION: /,
    )
  })
})

describe('rankcMatrix (properties)', () => {
  const languages = ['en', 'de', 'sw', 'zh']
  const weighting = fc.constantFrom<RankcWeighting>('softmax', 'norm1', 'norm2')

  it('has for every pair the number that rankc gives for their common facts, to the last bit', () => {
    const withHoles = factsOf(4, 40).chain((facts) =>
      fc.tuple(
        fc.constant(facts),
        fc.array(fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }), {
          minLength: facts.length,
          maxLength: facts.length,
        }),
      ),
    )
    fc.assert(
      fc.property(withHoles, weighting, ([facts, holes], by) => {
        // the first fact is whole, so that every pair has one in common
        const column = (language: number) =>
          facts.map((fact, index) => (index > 0 && holes[index]![language] ? null : fact[language]!))
        const rankings = Object.fromEntries(languages.map((language, index) => [language, column(index)]))
        const { pairwise, facts: counts } = rankcMatrix(rankings, { weighting: by })
        for (const [key, value] of Object.entries(pairwise)) {
          const [a, b] = key.split('-').map((language) => rankings[language]!)
          const common = facts.map((_, fact) => fact).filter((fact) => a![fact] && b![fact])
          expect(counts[key]).toBe(common.length)
          expect(value).toBe(
            rankc(
              common.map((fact) => a![fact]!),
              common.map((fact) => b![fact]!),
              { weighting: by },
            ),
          )
        }
      }),
    )
  })

  it('names pairs in the order of the languages', () => {
    fc.assert(
      fc.property(factsOf(4, 5), fc.shuffledSubarray(languages, { minLength: 2 }), (facts, some) => {
        const rankings = Object.fromEntries(
          some.map((language, index) => [language, facts.map((fact) => fact[index]!)]),
        )
        expect(Object.keys(rankcMatrix(rankings).pairwise)).toEqual(
          some.flatMap((a, position) => some.slice(position + 1).map((b) => `${a}-${b}`)),
        )
      }),
    )
  })
})

describe('rankcMatrix of random scorers', () => {
  it.each<RankcWeighting>(['softmax', 'norm1', 'norm2'])(
    'equals chance to its standard error over pools of mixed sizes, weighted %s',
    (weighting) => {
      const random = createRandom(42)
      const facts = Array.from({ length: 20_000 }, () => 1 + Math.floor(random() * 12))
      const [en, sw] = [0, 1].map(() => facts.map((size) => shuffled(size, random)))
      const { add } = createRankcSums('f', String, { weighting })
      const scores = facts.map((_, fact) => add(fact, [0, 1], [en![fact]!, sw![fact]!])!)
      const { average, chance, chanceCorrected } = rankcMatrix({ en: en!, sw: sw! }, { weighting })
      // facts are independent; the variance that pool sizes explain is no error, so this is a bound on it
      const variance = scores.reduce((sum, score) => sum + (score - average) ** 2, 0) / (scores.length - 1)
      const standardError = Math.sqrt(variance / scores.length)
      expect(standardError).toBeLessThan(0.003)
      expect(Math.abs(average - chance)).toBeLessThan(3 * standardError)
      expect(Math.abs(chanceCorrected!)).toBeLessThan((3 * standardError) / (1 - chance))
    },
  )
})

/** Numbers in [0, 1): mulberry32. */
function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let bits = Math.imul(state ^ (state >>> 15), 1 | state)
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32
  }
}

function shuffled(size: number, random: () => number): string[] {
  const ids = Array.from({ length: size }, (_, index) => `Q${index}`)
  for (let last = size - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1))
    ;[ids[last], ids[other]] = [ids[other]!, ids[last]!]
  }
  return ids
}
