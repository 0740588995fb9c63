import { type Call, type CohortState, callsOf, type Place, rolloutOf } from './cohort-state.js'
import type { CohortCounter } from './cohort-statistics.js'
import type { Connection } from './cohorts.js'
import type { Lifecycle } from './lifecycle.js'
import { addOrphan, isAnonymous, removeOrphan } from './orphans.js'
import { outcomeOfPlace } from './outcome-of-place.js'

interface OpenCallsOptions {
  readonly state: CohortState
  readonly lifecycle: Pick<Lifecycle, 'commit' | 'advance'>
  readonly counter: CohortCounter
}

/** The calls of clients: at which places they wait, and what becomes of a place whose client went away. */
export interface OpenCalls {
  /** Lets a call wait at a place; answers it at once where the cohort has ended. */
  connect(place: Place, reply: Call['reply']): Connection
  /** Takes every call that waits from its place, unanswered. */
  interrupt(): Call[]
}

export function createOpenCalls({ state, lifecycle, counter }: OpenCallsOptions): OpenCalls {
  const isHeld = ({ cohort }: Place) => state.cohorts.get(cohort.key) === cohort

  /** Takes a call from its place; true if it was waiting. */
  function close(call: Call): boolean {
    const { place, waiting } = call
    if (!place.calls.delete(call)) return false
    if (waiting) place.cohort.series.run.inFlight--
    call.waiting = false
    if (isHeld(place)) addOrphan(place)
    return waiting
  }

  function deliver(call: Call) {
    const { place } = call
    if (call.waiting || !place.calls.delete(call)) return
    if (!isAnonymous(place) || place.delivered || !isHeld(place)) return
    lifecycle.commit({ event: 'delivered', ...rolloutOf(place.cohort), language: place.language })
  }

  return {
    connect(place, reply) {
      const { cohort } = place
      const { run } = cohort.series
      const call: Call = { place, reply, waiting: !cohort.ending }
      removeOrphan(place)
      place.calls.add(call)
      if (call.waiting) {
        run.inFlight++
        run.peak = Math.max(run.peak, run.inFlight)
        lifecycle.advance(cohort)
      } else reply(outcomeOfPlace(place))
      return {
        delivered: () => deliver(call),
        disconnect() {
          if (close(call)) counter.count('disconnected')
        },
      }
    },

    interrupt() {
      return [...state.waiting].flatMap(callsOf).filter(close)
    },
  }
}
