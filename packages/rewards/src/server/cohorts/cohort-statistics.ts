import type { Language } from '@polyfact/schema'
import type { Ending } from './cohort-events.js'
import { type CohortState, missingOf } from './cohort-state.js'
import { createDurationCounter, type DurationHistogram } from './duration-histogram.js'
import type { FailureCode } from './sample.js'

/** Numbers for a scrape and for the live page. Counts since the start of this process; after a restart from 0. */
export interface CohortStatistics {
  readonly waiting: WaitingStatistics
  /** All that is in memory, ended cohorts kept for retries among it; all 0 when nothing is. */
  readonly held: HeldStatistics
  /** Cohorts that ended, by how. */
  readonly cohorts: CohortCounts
  /** Calls, by what was done with them. */
  readonly calls: CallCounts
  /** From the arrival of an answer to the end of its cohort. */
  readonly waitingTime: DurationHistogram
}

export interface WaitingStatistics {
  readonly cohorts: number
  readonly places: number
  /** Calls that are open and unanswered. */
  readonly calls: number
  /** Answers whose call is gone. */
  readonly orphans: number
  /** Cohorts, by how long ago their first answer arrived. */
  readonly age: DurationHistogram
  /** Number of waiting cohorts that lack the language. */
  readonly missing: Readonly<Record<Language, number>>
}

export interface HeldStatistics {
  readonly cohorts: number
  readonly places: number
  readonly ids: number
  readonly facts: number
  readonly runs: number
  readonly bytes: number
}

export interface CohortCounts {
  /** Scored with all languages. */
  readonly complete: number
  /** Scored without some. */
  readonly partial: number
  readonly masked: number
  readonly failed: Readonly<Partial<Record<FailureCode, number>>>
  /** Forgotten before the retention had passed, to make room: a retry would not have been known. */
  readonly crowdedOut: number
}

export interface CallCounts {
  /** Answers that were given a place. */
  readonly arrived: number
  /** Of those, into a cohort that had ended. */
  readonly late: number
  /** Calls that joined an answer that waits, and that were answered as an earlier one had been. */
  readonly retried: number
  readonly replayed: number
  /** Of both, calls known by their text alone. */
  readonly takenOver: number
  readonly refused: Readonly<Partial<Record<FailureCode, number>>>
  /** Calls whose client went away unanswered. */
  readonly disconnected: number
}

/** Counts as things happen. */
export interface CohortCounter {
  count(what: Exclude<keyof CallCounts, 'refused'>): void
  refused(code: FailureCode): void
  ended(ending: Ending): void
  waited(ms: number): void
  crowdedOut(): void
  statistics(state: CohortState, now: number): CohortStatistics
}

export function createCohortCounter(): CohortCounter {
  const calls = { arrived: 0, late: 0, retried: 0, replayed: 0, takenOver: 0, disconnected: 0 }
  const refused: Partial<Record<FailureCode, number>> = {}
  const cohorts = { complete: 0, partial: 0, masked: 0, crowdedOut: 0 }
  const failed: Partial<Record<FailureCode, number>> = {}
  const waitingTime = createDurationCounter()
  return {
    count(what) {
      calls[what]++
    },
    refused(code) {
      refused[code] = (refused[code] ?? 0) + 1
    },
    ended(ending) {
      if (ending.how === 'failed') failed[ending.code] = (failed[ending.code] ?? 0) + 1
      else if (ending.how === 'masked') cohorts.masked++
      else cohorts[ending.missing.length === 0 ? 'complete' : 'partial']++
    },
    waited: waitingTime.add,
    crowdedOut() {
      cohorts.crowdedOut++
    },
    statistics: (state, now) => ({
      waiting: waitingStatistics(state, now),
      held: {
        cohorts: state.cohorts.size,
        places: state.places,
        ids: state.ids.size,
        facts: state.series.size,
        runs: state.runs.size,
        bytes: state.bytes,
      },
      cohorts: { ...cohorts, failed: { ...failed } },
      calls: { ...calls, refused: { ...refused } },
      waitingTime: waitingTime.histogram(),
    }),
  }
}

function waitingStatistics(state: CohortState, now: number): WaitingStatistics {
  const age = createDurationCounter()
  const missing: Record<Language, number> = {}
  let orphans = 0
  for (const cohort of state.waiting) {
    age.add(now - cohort.at)
    for (const language of missingOf(cohort)) missing[language] = (missing[language] ?? 0) + 1
    for (const { calls } of cohort.places.values()) if (calls.size === 0) orphans++
  }
  let calls = 0
  for (const { inFlight } of state.runs.values()) calls += inFlight
  return {
    cohorts: state.waiting.size,
    places: state.waitingPlaces,
    calls,
    orphans,
    age: age.histogram(),
    missing,
  }
}
