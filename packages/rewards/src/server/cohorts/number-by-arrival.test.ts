import { describe, expect, it } from 'vitest'
import { createTestBarrier } from '../../../test/test-barrier.js'

/** The rollouts in which answers found their places, in order of arrival. */
const rolloutsOf = ({ events }: ReturnType<typeof createTestBarrier>) =>
  events.flatMap((event) => (event.event === 'arrived' ? [`${event.language} ${event.rollout}`] : []))

describe('numberByArrival', () => {
  it('gives the k-th arrival of a language the rollout k', () => {
    const test = createTestBarrier()
    for (const language of ['en', 'en', 'sw', 'en', 'sw']) test.call({ language })
    expect(rolloutsOf(test)).toEqual(['en 0', 'en 1', 'sw 0', 'en 2', 'sw 1'])
  })

  it('counts every run and every fact by itself', () => {
    const test = createTestBarrier()
    test.call()
    test.call({ run: 's' })
    test.call({ fact: 'Q2' })
    expect(rolloutsOf(test)).toEqual(['en 0', 'en 0', 'en 0'])
  })

  it('passes over what was forgotten, so that a language that failed to come is level again', () => {
    const test = createTestBarrier({ retentionMs: 500 })
    test.call() // rollout 0, ends without Swahili at 1000, is forgotten at 1500
    test.world.advance(1400)
    test.call() // rollout 1
    test.world.advance(200)
    test.call({ language: 'sw' })
    expect(rolloutsOf(test)).toEqual(['en 0', 'en 1', 'sw 1'])
  })

  it('takes an arrival for a late one while the cohort that lacks it is kept', () => {
    const test = createTestBarrier({ retentionMs: 500 })
    test.call()
    test.world.advance(1400)
    expect(test.call({ language: 'sw' }).outcomes).toMatchObject([{ kind: 'masked', reason: 'deadline' }])
  })

  it('gives the number again that a refused call did not take', () => {
    const test = createTestBarrier({ limits: { cohorts: 1 } })
    test.call()
    test.call() // refused: the limit
    test.call({ language: 'sw' })
    test.call()
    expect(rolloutsOf(test)).toEqual(['en 0', 'sw 0', 'en 1'])
  })

  it('begins again at 0 when nothing of the fact is held', () => {
    const test = createTestBarrier({ retentionMs: 500 })
    test.call()
    test.world.advance(2000)
    test.call()
    expect(rolloutsOf(test)).toEqual(['en 0', 'en 0'])
  })
})
