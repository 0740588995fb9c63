import { monitorEventLoopDelay } from 'node:perf_hooks'

/** How late the event loop was, in milliseconds. */
export interface EventLoopLag {
  readonly mean: number
  readonly p99: number
}

/** Watches the event loop of this process. */
export interface LagMeter {
  /** Since the last reset. */
  lag(): EventLoopLag
  reset(): void
  close(): void
}

/** How often it is looked at; an idle event loop is that late by Node's measure. */
const RESOLUTION_MS = 10

export function createLagMeter(): LagMeter {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
  delay.enable()
  const late = (nanoseconds: number) => Math.max(0, (nanoseconds || 0) / 1e6 - RESOLUTION_MS)
  return {
    lag: () => ({ mean: late(delay.mean), p99: late(delay.percentile(99)) }),
    reset: () => delay.reset(),
    close: () => {
      delay.disable()
    },
  }
}
