import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answersOf, refusal } from '../test/reward-answers.js'
import { groupReward } from './group-reward.js'
import { PAPER_REWARD, RECOMMENDED_REWARD, type RewardConfig } from './reward-config.js'
import { rewardCurve } from './reward-curve.js'

describe('rewardCurve', () => {
  it('has a point for every number of right languages', () => {
    expect(rewardCurve(PAPER_REWARD, { languages: 2 })).toEqual([
      { correct: 0, reward: 0, bonus: 0 },
      { correct: 1, reward: 1, bonus: 0 },
      { correct: 2, reward: 3, bonus: 1 },
    ])
  })

  it('counts what wrong answers earn', () => {
    const config: RewardConfig = {
      ...RECOMMENDED_REWARD,
      answer: { correct: 2, wrong: -0.25, unparseable: -0.5, empty: -1 },
    }
    // 2 − 0.25, then 2 · 2 + 1
    expect(rewardCurve(config, { languages: 2 }).map(({ reward }) => reward)).toEqual([-0.5, 1.75, 5])
  })

  it('refuses no languages and a configuration out of order', () => {
    for (const languages of [0, 1.5, Number.NaN])
      expect(refusal(() => rewardCurve(PAPER_REWARD, { languages }))).toBe(
        `OUT_OF_RANGE: rewardCurve: languages is ${languages}; a whole number of at least 1 is expected`,
      )
    const config = { ...RECOMMENDED_REWARD, answer: PAPER_REWARD.answer }
    expect(refusal(() => rewardCurve(config, { languages: 12 }))).toMatch(/^OUT_OF_RANGE: rewardCurve: /)
  })
})

describe('rewardCurve (properties)', () => {
  it('equals the reward of such a rollout', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.constantFrom(0, 1, 5), (languages, size) => {
        const config: RewardConfig = { ...PAPER_REWARD, bonus: { shape: 'all-or-nothing', size } }
        for (const { correct, reward, bonus } of rewardCurve(config, { languages })) {
          const outcomes = Array.from({ length: languages }, (_, index) =>
            index < correct ? 'correct' : 'wrong',
          )
          expect(groupReward(answersOf(...outcomes), config)).toMatchObject({ reward, bonus })
        }
      }),
    )
  })
})
