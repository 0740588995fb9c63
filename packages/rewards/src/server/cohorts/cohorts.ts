import type { CohortEvent } from './cohort-events.js'
import type { CohortStatistics } from './cohort-statistics.js'
import type { Outcome, RolloutReference, Sample } from './sample.js'

/** The cohort barrier: gathers the languages of a rollout, and answers them together. */
export interface Cohorts {
  /** Takes a sample. `reply` is called once, at once or later, unless the client goes away before; it must not throw. */
  submit(sample: Sample, reply: (outcome: Outcome) => void): Connection
  /**
   * The client gives a rollout up: the policy ends it now, and what still comes of it is answered at once.
   *
   * @returns `ended`: too late, it had ended; `unknown`: it is not held, and its number is not one of the client's.
   */
  abort(rollout: RolloutReference): 'aborted' | 'ended' | 'unknown'
  statistics(): CohortStatistics
  /** The fewest events that make a barrier like this one. */
  snapshot(): CohortEvent[]
  /**
   * Answers every call that waits, and refuses all others with `closed`.
   *
   * @param waiting - `retry`: with `closed` as well, and what is held stays for a restart; `policy`: as at the deadline,
   *   since nothing of what waits is kept.
   */
  close(waiting: 'retry' | 'policy'): void
}

/** A call, as the barrier must hear of it. Whichever is called first counts. */
export interface Connection {
  /** The reply has been handed over to the client, as far as can be known. */
  delivered(): void
  /** The client went away, with or without the reply having been sent. */
  disconnect(): void
}
