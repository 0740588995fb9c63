import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { createLagMeter } from './event-loop-lag.js'

describe('createLagMeter', () => {
  it('sees that the event loop was held up, until it is reset', async () => {
    const meter = createLagMeter()
    await sleep(50)
    const end = performance.now() + 200
    while (performance.now() < end);
    await sleep(50)
    expect(meter.lag().p99).toBeGreaterThan(100)
    meter.reset()
    expect(meter.lag()).toEqual({ mean: 0, p99: 0 })
    meter.close()
  })
})
