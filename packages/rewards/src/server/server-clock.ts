import type { Clock } from './cohorts/clock.js'

/** The time of this machine. `onFault` is told of what scheduled work throws, as nobody is there to catch it. */
export function createServerClock(onFault: (error: unknown) => void): Clock {
  let latest = 0
  return {
    now() {
      // a machine's clock may be set back
      latest = Math.max(latest, Date.now())
      return latest
    },
    schedule(ms, work) {
      const timer = setTimeout(() => {
        try {
          work()
        } catch (error) {
          onFault(error)
        }
      }, ms)
      return () => clearTimeout(timer)
    },
  }
}
