import { describe, expect, it } from 'vitest'
import { candidate, scoresOf } from '../../test/scores.js'
import { rankByScore } from '../rank-candidates.js'
import { answerUnder, createNormalizationCounts } from './accuracy-by-normalization.js'

describe('createNormalizationCounts', () => {
  it('says nothing where only one mode is left, or a source gives its word alone', () => {
    const bare = { tokens: null, characters: null, bytes: null }
    const counts = createNormalizationCounts('by-id')
    counts.add([scoresOf('f', 'en', [], { candidates: [candidate('Q1', -1, bare)] })])
    expect(counts.accuracies(['en'])).toBeUndefined()
    const stored = createNormalizationCounts('by-id')
    stored.add([scoresOf('f', 'en', ['Q1', 'Q2'], { gold: null, correct: true })])
    expect(stored.accuracies(['en'])).toBeUndefined()
  })
})

describe('answerUnder', () => {
  const tied = [candidate('Q10', -2), candidate('Q2', -2), candidate('Q3', -5)]

  it.each(['by-id', 'by-position'] as const)('is the first of the ranking, ties %s', (ties) => {
    expect(answerUnder(tied, 'sum', ties)).toBe(rankByScore(tied, 'sum', ties)[0]!.id)
    expect(answerUnder([...tied].reverse(), 'sum', ties)).toBe(
      rankByScore([...tied].reverse(), 'sum', ties)[0]!.id,
    )
  })

  it('is undefined where the mode cannot be had', () => {
    expect(answerUnder([candidate('Q1', -1, { bytes: null })], 'per-byte', 'by-id')).toBeUndefined()
  })
})
