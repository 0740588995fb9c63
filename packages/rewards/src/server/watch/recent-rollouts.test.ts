import { describe, expect, it } from 'vitest'
import { answerOf } from '../../../test/reward-answers.js'
import { groupReward } from '../../group-reward.js'
import { RECOMMENDED_REWARD } from '../../reward-config.js'
import { recentRollout } from './recent-rollouts.js'

describe('recentRollout', () => {
  it('shows what was answered in every language, and what it came to', () => {
    const answers = [
      answerOf('sw', 'correct'),
      answerOf('en', 'unparseable', { text: '<script>alert(1)</script>' }),
      answerOf('fr', 'empty'),
    ]
    const cohort = { run: 'a', fact: 'Q1', rollout: 3, answers, missing: [] }
    const reward = groupReward(answers, RECOMMENDED_REWARD)
    expect(recentRollout({ cohort, answers, reward }, 9)).toEqual({
      at: 9,
      run: 'a',
      fact: 'Q1',
      rollout: 3,
      gold: 'gold',
      reward: -0.5,
      bonus: 0,
      missing: [],
      answers: [
        { language: 'sw', text: 'Durham', outcome: 'correct', candidate: 'gold', goldText: 'Durham' },
        {
          language: 'en',
          text: '<script>alert(1)</script>',
          outcome: 'unparseable',
          candidate: null,
          goldText: 'Durham',
        },
        { language: 'fr', text: '', outcome: 'empty', candidate: null, goldText: 'Durham' },
      ],
    })
  })

  it('shows the beginning of a long text', () => {
    const answers = [answerOf('en', 'unparseable', { text: 'x'.repeat(1000) })]
    const cohort = { run: 'a', fact: 'Q1', rollout: 3, answers, missing: [] }
    const { answers: shown } = recentRollout(
      { cohort, answers, reward: groupReward(answers, RECOMMENDED_REWARD) },
      9,
    )
    expect(shown[0]!.text).toBe(`${'x'.repeat(300)}…`)
  })
})
