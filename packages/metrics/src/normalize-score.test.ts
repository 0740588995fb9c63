import type { CandidateScore, Normalization } from '@polyfact/schema'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { candidate, refusal } from '../test/scores.js'
import { normalizeScore } from './normalize-score.js'

const MODES = ['sum', 'per-token', 'per-character', 'per-byte'] as const
const BARE = { tokens: null, characters: null, bytes: null }

describe('normalizeScore', () => {
  it('divides by tokens, code points or bytes', () => {
    // "Köln": 4 code points, 5 bytes, say 2 tokens
    const cologne = candidate('Q365', -10, { tokens: 2, characters: 4, bytes: 5 })
    expect(MODES.map((mode) => normalizeScore(cologne, mode))).toEqual([-10, -5, -2.5, -2])
  })

  it('is per byte unless told', () => {
    expect(normalizeScore(candidate('Q365', -10, { bytes: 5 }))).toBe(-2)
  })

  it('divides by 1 where the length is 0', () => {
    const empty = candidate('Q1', -3, { tokens: 0, characters: 0, bytes: 0 })
    expect(MODES.map((mode) => normalizeScore(empty, mode))).toEqual([-3, -3, -3, -3])
  })

  it('leaves a candidate that could not be scored at -1e9 in every mode', () => {
    for (const sum of [-1e9, -1e8]) {
      expect(MODES.map((mode) => normalizeScore(candidate('Q1', sum), mode))).toEqual([
        -1e9, -1e9, -1e9, -1e9,
      ])
    }
    expect(normalizeScore(candidate('Q1', -99_999_999), 'sum')).toBe(-99_999_999)
    expect(normalizeScore({ id: 'Q1', sum: null, ...BARE, perToken: -1e9 }, 'per-token')).toBe(-1e9)
  })

  it('takes the mean per token of a source that holds nothing else, per token only', async () => {
    const bare: CandidateScore = { id: 'option:0', sum: null, ...BARE, perToken: -1.5 }
    expect(normalizeScore(bare, 'per-token')).toBe(-1.5)
    expect(await refusal(() => normalizeScore(bare, 'per-byte'))).toBe(
      'NORMALIZATION_UNAVAILABLE: normalizeScore: candidate option:0 has no sum and no bytes; per-byte needs sum and bytes, while per-token can be had',
    )
    expect(await refusal(() => normalizeScore(bare, 'sum'))).toBe(
      'NORMALIZATION_UNAVAILABLE: normalizeScore: candidate option:0 has no sum; sum needs sum, while per-token can be had',
    )
  })

  it('says which length is missing and what can be had', async () => {
    expect(await refusal(() => normalizeScore(candidate('Q90', -4, { bytes: null })))).toBe(
      'NORMALIZATION_UNAVAILABLE: normalizeScore: candidate Q90 has no bytes; per-byte needs sum and bytes, while sum, per-token, per-character can be had',
    )
    expect(await refusal(() => normalizeScore({ id: 'Q90', sum: null, ...BARE }, 'per-token'))).toBe(
      'NORMALIZATION_UNAVAILABLE: normalizeScore: candidate Q90 has no sum and no tokens; per-token needs sum and tokens',
    )
  })

  it('takes a field that is left out for one that is null', async () => {
    const bare = { id: 'Q90', sum: -4, tokens: 2 } as CandidateScore
    expect(normalizeScore(bare, 'per-token')).toBe(-2)
    expect(await refusal(() => normalizeScore(bare))).toBe(
      'NORMALIZATION_UNAVAILABLE: normalizeScore: candidate Q90 has no bytes; per-byte needs sum and bytes, while sum, per-token can be had',
    )
    expect(await refusal(() => normalizeScore({ id: 'Q90' } as CandidateScore, 'sum'))).toMatch(
      /Q90 has no sum;/,
    )
  })

  it('refuses what is not finite, negative lengths and unknown modes', async () => {
    for (const sum of [Number.NaN, Infinity, -Infinity]) {
      expect(await refusal(() => normalizeScore(candidate('Q90', sum)))).toBe(
        `NOT_FINITE: normalizeScore: candidate Q90 has the score ${sum}; scores must be finite`,
      )
    }
    expect(await refusal(() => normalizeScore(candidate('Q90', -1, { bytes: -5 })))).toBe(
      'OUT_OF_RANGE: normalizeScore: candidate Q90 has -5 bytes; expected 0 or more',
    )
    for (const mode of ['avg', 'toString']) {
      expect(await refusal(() => normalizeScore(candidate('Q90', -1), mode as Normalization))).toBe(
        `UNKNOWN_OPTION: normalizeScore: found the normalization "${mode}"; expected one of sum, per-token, per-character, per-byte`,
      )
    }
  })
})

describe('normalizeScore (properties)', () => {
  it('gives the sum back, to an ulp, when multiplied by the length', () => {
    const scored = fc.record({
      id: fc.constant('Q1'),
      sum: fc.double({ min: -1e4, max: 0, noNaN: true }),
      tokens: fc.integer({ min: 1, max: 64 }),
      characters: fc.integer({ min: 1, max: 256 }),
      bytes: fc.integer({ min: 1, max: 1024 }),
    })
    fc.assert(
      fc.property(scored, (one) => {
        const sum = normalizeScore(one, 'sum')
        const ulp = 2 ** -52 * Math.abs(sum) + Number.MIN_VALUE * 1024 // subnormal quotients lose more
        for (const [mode, length] of [
          ['per-token', one.tokens],
          ['per-character', one.characters],
          ['per-byte', one.bytes],
        ] as const) {
          expect(Math.abs(normalizeScore(one, mode) * length - sum)).toBeLessThanOrEqual(ulp)
        }
      }),
    )
  })
})
