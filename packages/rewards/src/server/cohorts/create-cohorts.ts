import { applyEvent, cohortOf } from './apply-event.js'
import type { CohortEvent } from './cohort-events.js'
import { exceededLimit, needsRoom } from './cohort-limits.js'
import { type CohortsOptions, type CompleteCohortsOptions, completeOptions } from './cohort-options.js'
import { type CohortState, createCohortState, type Place, seriesKey } from './cohort-state.js'
import { createCohortCounter } from './cohort-statistics.js'
import type { Cohorts, Connection } from './cohorts.js'
import { findPlace } from './find-place.js'
import { createLifecycle } from './lifecycle.js'
import { createOpenCalls } from './open-calls.js'
import { addOrphan } from './orphans.js'
import type { FailureCode, Outcome, Rollout, Sample } from './sample.js'
import { snapshotEvents } from './snapshot-events.js'

/**
 * The cohort barrier in front of a reward that pools the languages of a rollout.
 *
 * Every call brings one language; when all languages of the fact are there the cohort is scored, once, and every call is
 * answered with its own language's reward. A cohort that stays incomplete ends at its deadline. Nothing here reads a
 * clock, opens a connection or writes a file: the clock is passed in, and what is held can be rebuilt from the events.
 *
 * @param options - see {@link CohortsOptions}.
 * @throws {@link PolyfactError} `OUT_OF_RANGE` for times and limits below 0; `UNKNOWN_OPTION` for another policy.
 *
 * @example
 * ```ts
 * const cohorts = createCohorts({
 *   clock: { now: () => 0, schedule: () => () => {} },
 *   languagesOf: () => ['en', 'sw'],
 *   score: ({ answers }) => Object.fromEntries(answers.map(({ language }) => [language, { reward: 3, components: {} }])),
 *   deadlineMs: 170_000,
 *   policy: 'mask',
 * })
 * const rewards: unknown[] = []
 * const take = (outcome: object) => rewards.push('reward' in outcome && outcome.reward)
 * cohorts.submit({ run: 'r', fact: 'Q1', language: 'en', text: 'Durham' }, take)
 * cohorts.submit({ run: 'r', fact: 'Q1', language: 'sw', text: 'Durham' }, take)
 * rewards // => [3, 3]
 * ```
 */
export function createCohorts(options: CohortsOptions): Cohorts {
  return restoreCohorts([], options)
}

/**
 * The barrier that the events of an earlier one make: its answers wait without their calls, its endings are replayed.
 *
 * Deadlines and retention go on from when they began; what fell due meanwhile ends as soon as the clock lets it.
 *
 * @param events - all that `onEvent` was told, in order; or a `snapshot` and all after it. They are not told again.
 * @param options - as of the barrier that made them.
 * @throws {@link PolyfactError} as {@link createCohorts}; `INVALID_INPUT` for events with gaps, or of other facts.
 */
export function restoreCohorts(events: Iterable<CohortEvent>, options: CohortsOptions): Cohorts {
  const complete = completeOptions(options)
  const state = createCohortState(complete)
  const now = complete.clock.now()
  for (const event of events) applyEvent(state, notAfter(now, event))
  for (const { places } of state.cohorts.values()) for (const place of places.values()) addOrphan(place)
  return startCohorts(state, complete)
}

function startCohorts(state: CohortState, options: CompleteCohortsOptions): Cohorts {
  const { clock, limits } = options
  const counter = createCohortCounter()
  const lifecycle = createLifecycle({ state, options, counter })
  const openCalls = createOpenCalls({ state, lifecycle, counter })
  let isClosed = false

  function refuse(reply: (outcome: Outcome) => void, code: FailureCode, message: string): Connection {
    counter.refused(code)
    reply({ kind: 'failed', code, message })
    return { delivered() {}, disconnect() {} }
  }

  function find(sample: Sample) {
    let found = findPlace(state, sample)
    while (found.kind === 'vacancy' && needsRoom(state, sample.text, limits)) {
      lifecycle.forgetFirst()
      found = findPlace(state, sample)
    }
    return found
  }

  /** A place of its own for a sample; or the limit that forbids it. */
  function admit(sample: Sample, rollout: Rollout): Place | string {
    const { run, fact, language, text, id } = sample
    const reference = { run, fact, rollout }
    const joined = cohortOf(state, reference)
    const cohort = joined === undefined ? 'new' : joined.ending ? 'ended' : 'waiting'
    const exceeded = exceededLimit(state, { text, cohort }, limits)
    if (exceeded !== null) return exceeded
    const numbering = sample.rollout === undefined ? 'arrival' : 'client'
    const rest = id === undefined ? {} : { id }
    lifecycle.commit({ event: 'arrived', at: clock.now(), ...reference, numbering, language, text, ...rest })
    counter.count('arrived')
    if (cohort === 'ended') counter.count('late')
    return cohortOf(state, reference)!.places.get(language)!
  }

  return {
    submit(sample, reply) {
      if (isClosed) return refuse(reply, 'closed', CLOSED)
      const found = find(sample)
      if (found.kind === 'refusal') return refuse(reply, found.code, found.message)
      if (found.kind === 'vacancy') {
        const place = admit(sample, found.rollout)
        return typeof place === 'string' ? refuse(reply, 'limit', place) : openCalls.connect(place, reply)
      }
      counter.count(found.place.cohort.ending ? 'replayed' : 'retried')
      if (found.how === 'taken-over') counter.count('takenOver')
      return openCalls.connect(found.place, reply)
    },

    abort(reference) {
      const { run, fact } = reference
      const cohort = cohortOf(state, reference)
      if (cohort?.ending) return 'ended'
      if (isClosed) return 'unknown'
      if (cohort) lifecycle.abort(cohort)
      else if (state.series.get(seriesKey(run, fact))?.numbering === 'arrival') return 'unknown'
      else if (!options.languagesOf(fact)) return 'unknown'
      else lifecycle.abortUnseen({ run, fact, rollout: reference.rollout })
      return 'aborted'
    },

    statistics: () => counter.statistics(state, clock.now()),
    snapshot: () => snapshotEvents(state),

    close(waiting) {
      isClosed = true
      if (waiting === 'policy') lifecycle.endWaiting()
      lifecycle.stop()
      for (const { reply } of openCalls.interrupt()) refuse(reply, 'closed', CLOSED)
    },
  }
}

const CLOSED = 'submit: the server is going down; send the same call again when it is back'

/** Nothing waits longer for a clock that was set back while the server was down. */
function notAfter(now: number, event: CohortEvent): CohortEvent {
  if (event.event === 'arrived') return event.at > now ? { ...event, at: now } : event
  if (event.event !== 'ended' || event.ending.at <= now) return event
  return { ...event, ending: { ...event.ending, at: now } }
}
