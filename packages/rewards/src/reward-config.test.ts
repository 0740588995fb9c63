import { describe, expect, it } from 'vitest'
import { PAPER_REWARD, RECOMMENDED_REWARD } from './reward-config.js'

describe('PAPER_REWARD', () => {
  it('is the paper’s table, with an empty answer worth as much as a wrong one', () => {
    expect(PAPER_REWARD).toEqual({
      preset: 'paper',
      answer: { correct: 1, wrong: 0, unparseable: -0.5, empty: 0 },
      bonus: { shape: 'all-or-nothing', size: 1 },
    })
  })
})

describe('RECOMMENDED_REWARD', () => {
  it('differs from the paper’s in what silence earns', () => {
    expect(RECOMMENDED_REWARD).toEqual({
      ...PAPER_REWARD,
      preset: 'recommended',
      answer: { ...PAPER_REWARD.answer, empty: -1 },
    })
  })
})
