import { describe, expect, it } from 'vitest'
import { createTestBarrier } from '../../../test/test-barrier.js'
import type { ScoreCohort } from './end-cohort.js'

/** Both outcomes of a complete cohort that is scored like this. */
function outcomesOf(score: ScoreCohort) {
  const { call } = createTestBarrier({ score })
  return [call({ language: 'sw' }), call()].flatMap(({ outcomes }) => outcomes)
}

const none = { components: {} }

describe('endCohort', () => {
  it('hands over the answers in the fact’s order of languages', () => {
    const { call, scored } = createTestBarrier()
    call({ language: 'sw', text: 'Dodoma' })
    call({ text: 'York' })
    const answers = [
      { language: 'en', text: 'York' },
      { language: 'sw', text: 'Dodoma' },
    ]
    expect(scored).toEqual([{ run: 'r', fact: 'Q1', rollout: 0, answers, missing: [] }])
  })

  it('hands over what is missing at the deadline, and scores nothing that is not to be rewarded', () => {
    for (const [policy, missing] of [
      ['partial', [['sw']]],
      ['mask', []],
      ['error', []],
    ] as const) {
      const { call, scored, world } = createTestBarrier({ policy })
      call()
      world.advance(1000)
      expect(scored.map((cohort) => cohort.missing)).toEqual(missing)
    }
  })

  it('gives every language its own reward, and leaves out what else was computed', () => {
    const outcomes = outcomesOf(() => ({
      en: { reward: 1, ...none },
      sw: { reward: -0.5, ...none, more: 1 } as never,
    }))
    expect(outcomes).toMatchObject([{ reward: -0.5 }, { reward: 1 }])
    expect(outcomes[0]).not.toHaveProperty('more')
  })

  it('fails all of the cohort where scoring throws', () => {
    const message = 'score: run r, fact Q1, rollout 0: no gold; nothing of this rollout is rewarded'
    const outcomes = outcomesOf(() => {
      throw new Error('no gold')
    })
    expect(outcomes).toMatchObject([
      { kind: 'failed', code: 'scoring', message },
      { kind: 'failed', code: 'scoring', message },
    ])
  })

  it('fails all of the cohort where one reward is missing or no number', () => {
    const en = { reward: 1, ...none }
    expect(outcomesOf(() => ({ en, sw: { reward: Number.NaN, ...none } }))).toMatchObject([
      { message: expect.stringContaining('the reward in sw is NaN, not a finite number') },
      { code: 'scoring' },
    ])
    expect(outcomesOf(() => ({ en }))).toMatchObject([
      { message: expect.stringContaining('the reward in sw is undefined') },
      { code: 'scoring' },
    ])
  })
})
