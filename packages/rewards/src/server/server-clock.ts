import type { Clock } from './cohorts/clock.js'

/**
 * The time of this machine when the process began, and how long it has run: a clock that is set back or forward
 * meanwhile moves no deadline.
 *
 * @param onFault - Told of what scheduled work throws, as nobody is there to catch it.
 */
export function createServerClock(onFault: (error: unknown) => void): Clock {
  return {
    now: () => Math.floor(performance.timeOrigin + performance.now()),
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
