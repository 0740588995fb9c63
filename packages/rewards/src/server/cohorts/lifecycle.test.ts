import { describe, expect, it } from 'vitest'
import { createTestBarrier } from '../../../test/test-barrier.js'

const names = ({ events }: ReturnType<typeof createTestBarrier>) => events.map(({ event }) => event)

describe('createLifecycle', () => {
  it('ends a cohort when its last language is there, and forgets it after the retention', () => {
    const test = createTestBarrier({ retentionMs: 300 })
    test.call()
    test.world.advance(100)
    test.call({ language: 'sw' })
    expect(names(test)).toEqual(['arrived', 'arrived', 'ended'])
    test.world.advance(299)
    expect(names(test).length).toBe(3)
    test.world.advance(1)
    expect(names(test).at(-1)).toBe('forgotten')
  })

  it('ends a cohort at its deadline, counted from its first answer', () => {
    const test = createTestBarrier({ languagesOf: () => ['en', 'sw', 'zh'] })
    const first = test.call()
    test.world.advance(900)
    const second = test.call({ language: 'sw' })
    test.world.advance(99)
    expect([first, second].flatMap(({ outcomes }) => outcomes)).toEqual([])
    test.world.advance(1)
    expect([first, second].map(({ outcomes }) => outcomes.length)).toEqual([1, 1])
  })

  it('completes a fact of one language at once', () => {
    const { call } = createTestBarrier({ languagesOf: () => ['en'] })
    expect(call().outcomes).toMatchObject([{ kind: 'rewarded', cohort: { languages: 1 } }])
  })

  it('keeps no more ended cohorts than it may, the latest ones', () => {
    const { call, barrier } = createTestBarrier({ languagesOf: () => ['en'], limits: { ended: 2 } })
    for (const rollout of [0, 1, 2]) call({ rollout })
    expect(barrier.statistics()).toMatchObject({ held: { cohorts: 2 }, cohorts: { crowdedOut: 1 } })
    expect(call({ rollout: 0, text: 'another' }).outcomes).toMatchObject([{ kind: 'rewarded' }])
    expect(call({ rollout: 2, text: 'another' }).outcomes).toMatchObject([{ code: 'conflict' }])
  })

  it('tells of a change before it makes it: where that throws nothing has happened', () => {
    let full = true
    const { call, barrier } = createTestBarrier({
      onEvent() {
        if (full) throw new Error('disk full')
      },
    })
    expect(() => call()).toThrow('disk full')
    expect(barrier.statistics().held.places).toBe(0)
    full = false
    expect(call().outcomes).toEqual([])
  })

  it('completes what a restart finds complete, and scores it once', () => {
    const { call, events, restart, world } = createTestBarrier()
    call()
    call({ language: 'sw' })
    const killed = events.slice(0, 2) // the end was not written
    const { scored, barrier } = restart(killed)
    world.advance(1)
    expect([scored.length, barrier.statistics().cohorts.complete]).toEqual([1, 1])
  })
})
