import { describe, expect, it } from 'vitest'
import { createTestBarrier } from '../../../test/test-barrier.js'

const languages = ['en', 'de', 'id', 'pt', 'ar', 'bn']
const createBarrier = () =>
  createTestBarrier({ languagesOf: () => languages, deadlineMs: 10_000, stallMs: 100 })

describe('findStall', () => {
  it('names an engine that keeps fewer calls in flight than a rollout has languages, long before the deadline', () => {
    const { call, world } = createBarrier()
    const calls = [call({ rollout: 0 }), call({ rollout: 0, language: 'de' })]
    world.advance(99)
    expect(calls.flatMap(({ outcomes }) => outcomes)).toEqual([])
    world.advance(1)
    for (const { outcomes } of calls) {
      expect(outcomes).toMatchObject([
        {
          kind: 'failed',
          code: 'concurrency',
          message: expect.stringMatching(
            /^submit: run r has 2 calls in flight, never had more, and sent none for 100 ms, while a rollout needs 6 at once/,
          ),
        },
      ])
    }
    // the languages that were held back are told at once
    expect(call({ rollout: 0, language: 'id' }).outcomes).toMatchObject([{ code: 'concurrency' }])
  })

  it('counts all waiting calls of the run, and those of no other', () => {
    const { call, world, barrier } = createBarrier()
    for (let rollout = 0; rollout < 6; rollout++) call({ rollout })
    call({ run: 's', rollout: 0 })
    world.advance(1000)
    expect(barrier.statistics()).toMatchObject({
      cohorts: { failed: { concurrency: 1 } },
      waiting: { calls: 6 },
    })
  })

  it('needs no call for a text that is held without one', () => {
    const { call, world, barrier } = createBarrier()
    for (const language of ['en', 'de', 'id', 'pt']) call({ rollout: 0, language }).disconnect()
    call({ rollout: 0, language: 'ar' })
    call({ rollout: 1 })
    world.advance(1000) // two calls in flight, and two are enough for rollout 0
    expect(barrier.statistics().waiting.cohorts).toBe(2)
  })

  it('takes an engine for slow that had more calls in flight before', () => {
    const { call, world, barrier } = createBarrier()
    call({ rollout: 0 })
    call({ rollout: 0, language: 'de' }).disconnect()
    world.advance(1000)
    expect(barrier.statistics().waiting.cohorts).toBe(1)
  })
})

describe('createStallWatch', () => {
  it('spares a cohort that the engine completes as soon as another is refused', () => {
    const test = createTestBarrier({
      languagesOf: () => ['en', 'sw', 'zh'],
      deadlineMs: 10_000,
      stallMs: 100,
    })
    const { call, world, barrier } = test
    const sample = { run: 'r', fact: 'Q1', rollout: 0, language: 'en', text: 'Durham' }
    barrier.submit(sample, () => {
      for (const language of ['sw', 'zh']) call({ rollout: 1, language })
    })
    const { outcomes } = call({ rollout: 1 })
    world.advance(100)
    expect(outcomes).toMatchObject([{ kind: 'rewarded' }])
  })

  it('waits until the run has been quiet: every arrival begins the time anew', () => {
    const { call, world, barrier } = createBarrier()
    for (const language of languages.slice(0, 4)) {
      call({ rollout: 0, language })
      world.advance(90)
    }
    expect(barrier.statistics().waiting.cohorts).toBe(1)
    world.advance(10)
    expect(barrier.statistics().waiting.cohorts).toBe(0)
  })

  it('sleeps while nothing waits', () => {
    const { call, world } = createBarrier()
    call({ rollout: 0 }).disconnect()
    world.advance(50)
    const next = call({ rollout: 1 })
    world.advance(99)
    expect(next.outcomes).toEqual([])
    world.advance(1)
    expect(next.outcomes).toMatchObject([{ code: 'concurrency' }])
  })
})
