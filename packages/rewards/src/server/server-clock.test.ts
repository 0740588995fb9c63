import { describe, expect, it } from 'vitest'
import { createServerClock } from './server-clock.js'

describe('createServerClock', () => {
  it('tells the time of the machine, and never runs backwards', () => {
    const clock = createServerClock(() => {})
    const first = clock.now()
    expect(Math.abs(first - Date.now())).toBeLessThan(1000)
    expect(clock.now()).toBeGreaterThanOrEqual(first)
  })

  it('goes on by itself when the clock of the machine is set back', async () => {
    const clock = createServerClock(() => {})
    const machine = Date.now
    const before = clock.now()
    Date.now = () => 0
    try {
      await new Promise<void>((resolve) => clock.schedule(20, resolve))
      expect(clock.now() - before).toBeGreaterThanOrEqual(19)
    } finally {
      Date.now = machine
    }
  })

  it('does what is scheduled unless it is cancelled, and passes on what that throws', async () => {
    const seen: unknown[] = []
    const clock = createServerClock((error) => seen.push((error as Error).message))
    clock.schedule(0, () => seen.push('cancelled'))()
    clock.schedule(1, () => {
      throw new Error('no space')
    })
    await new Promise<void>((resolve) => clock.schedule(10, resolve))
    expect(seen).toEqual(['no space'])
  })
})
