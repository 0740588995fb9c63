import { describe, expect, it } from 'vitest'
import { createWorld } from '../../../test/cohort-simulation/world.js'
import { createExpiry } from './expiry.js'

function setUp() {
  const world = createWorld()
  const queue = new Set<number>()
  const expired: string[] = []
  const expiry = createExpiry<number>({
    clock: world,
    queue,
    since: (at) => at,
    afterMs: 100,
    expire(at) {
      queue.delete(at)
      expired.push(`${at} at ${world.now()}`)
    },
  })
  const join = (at: number) => {
    queue.add(at)
    expiry.arm()
  }
  return { world, join, expired, expiry }
}

describe('createExpiry', () => {
  it('expires each in its time, several at once where they are due', () => {
    const { world, join, expired } = setUp()
    join(0)
    world.advance(30)
    join(30)
    join(30.5)
    world.advance(1000)
    expect(expired).toEqual(['0 at 100', '30 at 130', '30.5 at 130.5'])
  })

  it('expires at once what is overdue', () => {
    const { world, join, expired } = setUp()
    world.advance(500)
    join(10)
    world.advance(0)
    expect(expired).toEqual(['10 at 500'])
  })

  it('stops', () => {
    const { world, join, expired, expiry } = setUp()
    join(0)
    expiry.stop()
    world.advance(1000)
    expect(expired).toEqual([])
  })
})
