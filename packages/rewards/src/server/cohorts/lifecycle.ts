import { applyEvent } from './apply-event.js'
import type { CohortEvent, EndingCause } from './cohort-events.js'
import type { CompleteCohortsOptions } from './cohort-options.js'
import { type Call, type Cohort, type CohortState, callsOf, type Run, rolloutOf } from './cohort-state.js'
import type { CohortCounter } from './cohort-statistics.js'
import { endCohort } from './end-cohort.js'
import { createExpiry } from './expiry.js'
import { outcomeOfPlace } from './outcome-of-place.js'
import { tooFewCalls, tooLate } from './refusal-messages.js'
import type { RolloutReference } from './sample.js'
import { createStallWatch } from './stalled-run.js'

/** When cohorts end and are forgotten. */
export interface Lifecycle {
  /** Makes a change: told first, then made. */
  commit(event: CohortEvent): void
  /** Something came into a waiting cohort: it is complete, or waits on. */
  advance(cohort: Cohort): void
  /** Ends a cohort because the client gave it up. */
  abort(cohort: Cohort): void
  /** The same for one of which nothing has come yet. */
  abortUnseen(reference: RolloutReference): void
  /** Ends all that wait, as the policy has it, before the server goes down for good. */
  endWaiting(): void
  /** Forgets the cohort that ended first, to make room. */
  forgetFirst(): void
  /** Stops all timers. */
  stop(): void
}

interface LifecycleOptions {
  readonly state: CohortState
  readonly options: CompleteCohortsOptions
  readonly counter: CohortCounter
}

/** Ends cohorts when they are complete, due, aborted or stalled; forgets them when nobody asks any more. */
export function createLifecycle({ state, options, counter }: LifecycleOptions): Lifecycle {
  const { clock, deadlineMs, retentionMs, stallMs, limits, policy, score } = options

  const deadlines = createExpiry<Cohort>({
    clock,
    queue: state.waiting,
    since: ({ at }) => at,
    afterMs: deadlineMs,
    expire: (cohort) => end(cohort, 'deadline', tooLate(cohort, deadlineMs)),
  })
  const retention = createExpiry<Cohort>({
    clock,
    queue: state.ended,
    since: ({ ending }) => ending!.at,
    afterMs: retentionMs,
    expire: forget,
  })
  const stalls = createStallWatch({
    clock,
    stallMs,
    onStall(run, stall) {
      const message = tooFewCalls(run.name, stall, stallMs)
      for (const cohort of [...run.waiting]) {
        // a reply may have let the engine complete another of them
        if (cohort.ending === null && callsOf(cohort).length > 0) end(cohort, 'concurrency', message)
      }
    },
  })

  function commit(event: CohortEvent) {
    options.onEvent(event)
    applyEvent(state, event)
  }

  function end(cohort: Cohort, cause: EndingCause, message: string) {
    const ending = endCohort(cohort, { at: clock.now(), cause, message, policy, score })
    const { run, numbering } = cohort.series
    commit({ event: 'ended', ...rolloutOf(cohort), numbering, ending })
    counter.ended(ending)
    for (const { at } of cohort.places.values()) counter.waited(ending.at - at)
    const calls = callsOf(cohort)
    run.inFlight -= calls.length
    for (const call of calls) call.waiting = false
    stalls.touch(run)
    keepEnded()
    calls.forEach(answer)
  }

  /** Bounds what is kept for retries, by number and by time. */
  function keepEnded() {
    while (state.ended.size > limits.ended) forgetFirst()
    retention.arm()
  }

  function forgetFirst() {
    for (const cohort of state.ended) {
      counter.crowdedOut()
      forget(cohort)
      return
    }
  }

  function forget(cohort: Cohort) {
    commit({ event: 'forgotten', ...rolloutOf(cohort) })
    if (cohort.series.run.held === 0) cohort.series.run.unwatch?.()
  }

  function advance(cohort: Cohort) {
    if (cohort.places.size === cohort.languages.length) end(cohort, 'complete', '')
    else stalls.touch(cohort.series.run)
    deadlines.arm()
  }

  // a restart may find a cohort complete whose end was not written
  for (const cohort of [...state.waiting]) advance(cohort)
  keepEnded()

  return {
    commit,
    advance,
    abort: (cohort) => end(cohort, 'aborted', ABORTED),
    abortUnseen(reference) {
      const missing = options.languagesOf(reference.fact)!
      const how = policy === 'error' ? failed : ({ how: 'masked' } as const)
      const ending = { at: clock.now(), cause: 'aborted', missing, ...how } as const
      commit({ event: 'ended', ...reference, numbering: 'client', ending })
      counter.ended(ending)
      keepEnded()
    },
    endWaiting() {
      for (const cohort of [...state.waiting]) end(cohort, 'aborted', STOPPED)
    },
    forgetFirst,
    stop() {
      deadlines.stop()
      retention.stop()
      for (const run of state.runs.values()) stopWatch(run)
    },
  }
}

const ABORTED = 'abort: the client gave this rollout up; nothing of it is rewarded'
const STOPPED =
  'stop: the server went down before all languages of this rollout had come; nothing of it is rewarded'
const failed = { how: 'failed', code: 'aborted', message: ABORTED } as const

/** Answers a call whose cohort has ended, unless it was closed meanwhile. */
function answer(call: Call) {
  if (call.place.calls.has(call)) call.reply(outcomeOfPlace(call.place))
}

function stopWatch(run: Run) {
  run.unwatch?.()
  run.unwatch = null
}
