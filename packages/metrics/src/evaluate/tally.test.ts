import { describe, expect, it } from 'vitest'
import { candidate, refusal, scoresOf } from '../../test/scores.js'
import { addFact, createTally, type TallyRules } from './tally.js'

const RULES: TallyRules = { normalization: 'per-byte', ties: 'by-id', weighting: 'softmax' }
const RIGHT = ['Q1', 'Q2']
const WRONG = ['Q2', 'Q1']

describe('addFact', () => {
  it('counts facts, right answers, candidates and ties', () => {
    const tally = createTally(RULES)
    const tied = { candidates: [candidate('Q2', -1), candidate('Q1', -1), candidate('Q3', -2)] }
    addFact(tally, [scoresOf('f', 'en', RIGHT), scoresOf('f', 'sw', WRONG)])
    addFact(tally, [scoresOf('g', 'sw', [], tied)]) // Q1 first by id
    expect(tally.facts).toBe(2)
    expect(Object.fromEntries(tally.languages)).toEqual({
      en: { index: 0, facts: 1, correct: 1 },
      sw: { index: 1, facts: 2, correct: 1 },
    })
    expect(Object.entries(tally.poolSizes)).toEqual([['2', 2], ['3', 1]]) // biome-ignore format: short
    expect(tally.tied).toBe(1)
  })

  it('forgets what was complete when another language turns up', () => {
    const tally = createTally(RULES)
    addFact(tally, [scoresOf('f', 'en', RIGHT)])
    expect(tally.complete).toEqual({ rightCounts: [undefined, 1], sameWrong: 0 })
    addFact(tally, [scoresOf('g', 'en', WRONG), scoresOf('g', 'sw', WRONG)])
    addFact(tally, [scoresOf('h', 'en', RIGHT)])
    expect(tally.complete).toEqual({ rightCounts: [1], sameWrong: 1 })
  })

  it('takes "correct" where there is no gold', () => {
    const tally = createTally(RULES)
    addFact(tally, [scoresOf('f', 'en', WRONG, { gold: null, correct: true })])
    expect(tally.languages.get('en')!.correct).toBe(1)
  })

  it('refuses languages of one fact with other candidates or another gold', async () => {
    const tally = createTally(RULES)
    expect(
      await refusal(() => addFact(tally, [scoresOf('f', 'en', RIGHT), scoresOf('f', 'sw', ['Q1', 'Q3'])])),
    ).toBe(
      'CANDIDATE_MISMATCH: evaluate: fact f ranks Q1, Q2 in en and Q1, Q3 in sw; all languages of a fact must have the same candidates',
    )
    expect(
      await refusal(() =>
        addFact(tally, [scoresOf('f', 'en', RIGHT), scoresOf('f', 'sw', RIGHT, { gold: 'Q2' })]),
      ),
    ).toBe(
      'GOLD_MISMATCH: evaluate: fact f has the gold Q1 in en and Q2 in sw; all languages of a fact must have the same',
    )
  })

  it('says at which fact and language a normalization cannot be had', async () => {
    const bare = { candidates: [candidate('Q1', -1, { bytes: null })] }
    expect(await refusal(() => addFact(createTally(RULES), [scoresOf('f', 'sw', [], bare)]))).toBe(
      'NORMALIZATION_UNAVAILABLE: evaluate: fact f in sw: normalizeScore: candidate Q1 has no bytes; per-byte needs sum and bytes, while sum, per-token, per-character can be had',
    )
  })
})

describe('createTally', () => {
  it('begins with nothing', () => {
    expect(createTally(RULES)).toMatchObject({
      facts: 0,
      tied: 0,
      poolSizes: [],
      agreement: { sums: [], facts: [] },
    })
  })
})
