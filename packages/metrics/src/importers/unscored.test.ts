import { describe, expect, it } from 'vitest'
import { candidate } from '../../test/scores.js'
import { rankCandidates } from '../rank-candidates.js'
import { unscoredNotice, withFiniteScore } from './unscored.js'

describe('withFiniteScore', () => {
  it('ranks a candidate of no likelihood behind all others, in every mode', () => {
    const candidates = [
      candidate('a', -Infinity, { tokens: 1, bytes: 900 }),
      candidate('b', -700, { bytes: 1 }),
    ]
    for (const normalization of ['sum', 'per-token', 'per-character', 'per-byte'] as const) {
      expect(rankCandidates(candidates.map(withFiniteScore), { normalization })).toEqual(['b', 'a'])
    }
  })

  it('leaves finite scores alone, and marks a mean as it does a sum', () => {
    expect(withFiniteScore(candidate('a', -1))).toEqual(candidate('a', -1))
    expect(withFiniteScore(candidate('a', null, { perToken: -Infinity }))).toMatchObject({
      sum: null,
      perToken: -1e9,
    })
  })

  it('has a sentence for the report', () => {
    expect(unscoredNotice(2)).toBe(
      '2 candidates have the log-likelihood −∞; they count as -1000000000 and rank last',
    )
  })
})
