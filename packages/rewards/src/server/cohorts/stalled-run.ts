import type { Clock } from './clock.js'
import type { Cohort, Run } from './cohort-state.js'

/** A run none of whose cohorts can complete, in numbers of calls. */
export interface Stall {
  /** Calls that wait: as many as the engine ever kept in flight. */
  readonly inFlight: number
  /** Calls that would have to wait at once for the cohort that needs fewest. */
  readonly needed: number
}

/**
 * Says whether an engine keeps too few calls in flight for any of its cohorts to complete.
 *
 * A cohort needs a call for every language but those whose text is held without one. An engine that had more calls in
 * flight before is slow, not stalled.
 *
 * @returns the numbers, or null where a cohort can complete or nothing waits.
 */
export function findStall({ inFlight, peak, waiting }: Run): Stall | null {
  if (inFlight === 0 || inFlight < peak) return null
  const needed = Math.min(...[...waiting].map(callsNeeded))
  return inFlight < needed ? { inFlight, needed } : null
}

const callsNeeded = ({ languages, places }: Cohort): number =>
  languages.length - [...places.values()].filter(({ calls }) => calls.size === 0).length

interface StallWatchOptions {
  readonly clock: Clock
  readonly stallMs: number
  readonly onStall: (run: Run, stall: Stall) => void
}

/** Looks at every run that has been quiet for a time: nothing came, nothing was answered. */
export function createStallWatch({ clock, stallMs, onStall }: StallWatchOptions): {
  touch(run: Run): void
} {
  function watch(run: Run, ms: number) {
    run.unwatch = clock.schedule(ms, () => {
      run.unwatch = null
      const quiet = clock.now() - run.activeAt
      if (quiet < stallMs) {
        if (run.inFlight > 0) watch(run, stallMs - quiet)
        return
      }
      const stall = findStall(run)
      if (stall) onStall(run, stall)
    })
  }

  return {
    touch(run) {
      run.activeAt = clock.now()
      if (run.unwatch === null && run.inFlight > 0 && stallMs < Number.POSITIVE_INFINITY) watch(run, stallMs)
    },
  }
}
