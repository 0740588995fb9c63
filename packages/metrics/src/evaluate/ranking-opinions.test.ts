import { describe, expect, it } from 'vitest'
import { scoresOf } from '../../test/scores.js'
import { createRankingOpinions } from './ranking-opinions.js'
import { addFact, createTally } from './tally.js'

const opinionsOf = (...rankings: string[][]) => {
  const tally = createTally({ normalization: 'sum', ties: 'by-id', weighting: 'softmax' })
  const opinions = createRankingOpinions(String)
  const records = rankings.map((ids, index) => scoresOf('f', ['en', 'sw'][index]!, ids))
  opinions.add(addFact(tally, records), [...rankings.keys()])
  return opinions
}

describe('createRankingOpinions', () => {
  it('sums both over pairs of languages', () => {
    // two candidates in opposite order: tau -1, and 0.1 · 0/1 + 0.9 · 2/2
    const { kendallTau, rankBiasedOverlap } = opinionsOf(['Q1', 'Q2'], ['Q2', 'Q1']).means([
      ['en', 0],
      ['sw', 1],
    ])
    expect(kendallTau).toEqual({ average: -1, averageWithEnglish: -1, pairwise: { 'en-sw': -1 } })
    expect(rankBiasedOverlap).toEqual({
      persistence: 0.9,
      average: 0.9,
      averageWithEnglish: 0.9,
      pairwise: { 'en-sw': 0.9 },
    })
  })

  it('has nothing to say of one language', () => {
    expect(opinionsOf(['Q1', 'Q2']).means([['en', 0]])).toEqual({})
  })
})
