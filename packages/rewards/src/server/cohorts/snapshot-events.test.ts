import { describe, expect, it } from 'vitest'
import { createTestBarrier } from '../../../test/test-barrier.js'

describe('snapshotEvents', () => {
  it('is what makes the barrier, and nothing of what was forgotten', () => {
    const test = createTestBarrier({ retentionMs: 100 })
    for (const language of ['en', 'sw']) test.call({ language })
    test.world.advance(50)
    test.call({ id: 'a' })
    test.world.advance(60)
    const [numbered, arrived, ...rest] = test.barrier.snapshot()
    expect(rest).toEqual([])
    expect(numbered).toEqual({ event: 'numbered', run: 'r', fact: 'Q1', next: 2 })
    expect(arrived).toMatchObject({ event: 'arrived', at: 50, rollout: 1, language: 'en', id: 'a' })
    expect(test.events.length).toBe(5)
  })

  it('keeps endings, late answers and what was delivered, in an order that can be read', () => {
    const { call, world, barrier, restart } = createTestBarrier({ policy: 'partial' })
    const first = call()
    world.advance(1000)
    first.delivered()
    call({ language: 'sw' })
    const snapshot = barrier.snapshot()
    expect(snapshot.map(({ event }) => event)).toEqual([
      'numbered',
      'arrived',
      'ended',
      'arrived',
      'delivered',
    ])
    expect(restart(snapshot).barrier.snapshot()).toEqual(snapshot)
    expect(restart().barrier.snapshot()).toEqual(snapshot)
  })
})
