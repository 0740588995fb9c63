import { describe, expect, it } from 'vitest'
import { answerOf } from '../../../test/reward-answers.js'
import { groupReward } from '../../group-reward.js'
import { type AnswerOutcome, RECOMMENDED_REWARD } from '../../reward-config.js'
import type { ScoredRollout } from '../score-rollout.js'
import { createRunWatch } from './run-watch.js'

function scored(
  outcomes: readonly AnswerOutcome[],
  rest: { run?: string; rollout?: number } = {},
): ScoredRollout {
  const answers = outcomes.map((outcome, index) => answerOf(['en', 'sw'][index]!, outcome))
  const cohort = { run: 'a', fact: 'Q1', rollout: 0, answers, missing: [], ...rest }
  return { cohort, answers, reward: groupReward(answers, RECOMMENDED_REWARD) }
}

function watch() {
  const time = { now: 1 }
  const made = createRunWatch({ now: () => time.now, config: RECOMMENDED_REWARD, rollouts: 2, quietMs: 100 })
  return { ...made, time }
}

describe('createRunWatch', () => {
  it('follows every run: its curve, its health, its last answers', () => {
    const { observe, runs, recent, time } = watch()
    observe(scored(['correct', 'correct'])) // 3
    time.now = 2
    observe(scored(['correct', 'empty'], { rollout: 1 })) // 0
    observe(scored(['empty', 'empty'], { run: 'b' })) // −2
    const [b, a] = runs()
    expect(b).toMatchObject({ run: 'b', at: 2, rollouts: 1, health: { groups: 0 } })
    expect(a).toMatchObject({ run: 'a', rollouts: 2, health: { groups: 1, mostCorrect: 2 } })
    expect(a!.series).toEqual([
      {
        at: 1,
        rollouts: 1,
        reward: 3,
        correct: 1,
        components: { correct: 1, wrong: 0, unparseable: 0, empty: 0, bonus: 1 },
        answers: { en: 1, sw: 1 },
        right: { en: 1, sw: 1 },
      },
      {
        at: 2,
        rollouts: 1,
        reward: 0,
        correct: 0.5,
        components: { correct: 0.5, wrong: 0, unparseable: 0, empty: -0.5, bonus: 0 },
        answers: { en: 1, sw: 1 },
        right: { en: 1, sw: 0 },
      },
    ])
    expect(recent().map(({ run, rollout }) => [run, rollout])).toEqual([
      ['b', 0],
      ['a', 1],
      ['a', 0],
    ])
  })

  it('sums the components over answers, and the bonus over rollouts', () => {
    const { observe, totals } = watch()
    observe(scored(['correct', 'correct']))
    observe(scored(['wrong', 'unparseable']))
    expect(totals()).toEqual({
      rollouts: 2,
      reward: 2.5,
      answers: 4,
      components: { correct: 2, wrong: 0, unparseable: -0.5, empty: 0, bonus: 1 },
    })
  })

  it('keeps a number of runs and of rollouts that does not grow', () => {
    const { observe, runs, recent } = watch()
    for (let index = 0; index < 60; index++)
      observe(scored(['wrong'], { run: `run ${index}`, rollout: index }))
    expect(runs().map(({ run }) => run)).toEqual(
      Array.from({ length: 20 }, (_, index) => `run ${59 - index}`),
    )
    expect(recent()).toHaveLength(50)
    expect(recent()[0]!.rollout).toBe(59)
  })
})
