import { describe, expect, it } from 'vitest'
import { createTestBarrier } from '../../../test/test-barrier.js'

const nothing = { cohorts: 0, places: 0, ids: 0, facts: 0, runs: 0, bytes: 0 }

describe('createCohortCounter', () => {
  it('tells what waits, for how long and for which language', () => {
    const { call, world, barrier } = createTestBarrier()
    call({ rollout: 0 })
    call({ rollout: 1, language: 'sw' }).disconnect()
    world.advance(50)
    call({ rollout: 2 })
    const { waiting, held } = barrier.statistics()
    expect(waiting).toMatchObject({ cohorts: 3, places: 3, calls: 2, orphans: 1, missing: { sw: 2, en: 1 } })
    expect(waiting.age).toMatchObject({ count: 3, sumMs: 100 })
    // three times six units of two bytes
    expect(held).toEqual({ cohorts: 3, places: 3, ids: 0, facts: 1, runs: 1, bytes: 36 })
  })

  it('counts how cohorts ended', () => {
    const { call, world, barrier } = createTestBarrier({ policy: 'partial' })
    call({ fact: 'Q1' })
    call({ fact: 'Q1', language: 'sw' })
    call({ fact: 'Q2' })
    world.advance(1000)
    barrier.abort({ run: 'r', fact: 'Q3', rollout: 0 })
    expect(barrier.statistics().cohorts).toEqual({
      complete: 1,
      partial: 1,
      masked: 1,
      failed: {},
      crowdedOut: 0,
    })
    // 0, 0 and 1000
    expect(barrier.statistics().waitingTime).toMatchObject({ count: 3, sumMs: 1000 })
  })

  it('counts failures by code', () => {
    const { call, world, barrier } = createTestBarrier({ policy: 'error' })
    call()
    world.advance(1000)
    call({ fact: 'P1' })
    expect(barrier.statistics()).toMatchObject({
      cohorts: { failed: { deadline: 1 } },
      calls: { refused: { 'unknown-fact': 1 } },
    })
  })

  it('counts what was done with calls', () => {
    const { call, world, barrier } = createTestBarrier()
    call({ id: 'a' })
    call({ id: 'a' }) // retried
    call({ id: 'a', text: 'York' }) // a conflict
    call({ fact: 'Q2' }).disconnect()
    call({ fact: 'Q2' }) // retried, taken over
    world.advance(1000)
    call({ id: 'a' }) // replayed
    call({ fact: 'Q2', language: 'sw' }) // late
    expect(barrier.statistics().calls).toEqual({
      arrived: 3,
      late: 1,
      retried: 2,
      replayed: 1,
      takenOver: 1,
      disconnected: 1,
      refused: { conflict: 1 },
    })
  })

  it('comes to nothing held when all is answered and the retention has passed', () => {
    const { call, world, barrier } = createTestBarrier()
    for (const language of ['en', 'sw']) call({ language, id: language })
    call({ run: 's', fact: 'Q2' })
    world.advance(2000)
    expect(barrier.statistics()).toMatchObject({
      held: nothing,
      waiting: { cohorts: 0, places: 0, calls: 0 },
    })
  })
})
