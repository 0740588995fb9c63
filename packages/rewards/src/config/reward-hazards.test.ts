import { describe, expect, it } from 'vitest'
import { PAPER_REWARD, RECOMMENDED_REWARD } from '../reward-config.js'
import { hazardsOf, REWARD_HAZARDS } from './reward-hazards.js'

describe('hazardsOf', () => {
  it('has silence for the paper’s reward, in which it pays, and nothing for the recommended one', () => {
    expect(PAPER_REWARD.answer.empty).toBeGreaterThan(PAPER_REWARD.answer.unparseable)
    expect(hazardsOf(PAPER_REWARD).map((hazard) => REWARD_HAZARDS[hazard])).toEqual([
      expect.stringContaining('an empty answer earns more than an unparseable one'),
    ])
    expect(hazardsOf(RECOMMENDED_REWARD)).toEqual([])
  })
})
