import { describe, expect, it } from 'vitest'
import { createWorkMeter } from './work-meter.js'

describe('createWorkMeter', () => {
  it('charges a call for its own work, and not for its wait', () => {
    let now = 0
    const { begin, histogram } = createWorkMeter(() => now)
    const first = begin()
    now = 2
    first.waits() // 2 ms to read it
    now = 1000
    const second = begin()
    now = 1003
    first.ready() // and 3 ms of the call that completed its rollout: 5
    now = 1004
    second.ready() // 4
    expect(histogram.count).toBe(2)
    expect(histogram.sumMs).toBe(9)
  })
})
