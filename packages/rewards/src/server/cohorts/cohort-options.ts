import { type Language, PolyfactError } from '@polyfact/schema'
import type { Clock } from './clock.js'
import type { CohortEvent } from './cohort-events.js'
import type { CohortLimits } from './cohort-limits.js'
import { COHORT_LIMITS } from './cohort-limits.js'
import type { IncompletePolicy, ScoreCohort } from './end-cohort.js'
import { IDENTITY, type Identity } from './identity.js'

/** How calls are gathered. One engine has one deadline and one policy; two engines have two barriers. */
export interface CohortsOptions {
  readonly clock: Clock
  /** Languages in which a fact is asked; undefined for a fact that is not known. The same at every call. */
  readonly languagesOf: (fact: string) => readonly Language[] | undefined
  readonly score: ScoreCohort
  /** From the first answer of a cohort to its end; less than what the engine waits for a reply. */
  readonly deadlineMs: number
  /** What happens at the deadline, and when a rollout is aborted. */
  readonly policy: IncompletePolicy
  /**
   * How long an ended cohort is kept for retries and late answers. Longer than an engine goes on trying; shorter than
   * until it asks the same fact again, where it sends no rollout numbers.
   *
   * @defaultValue `deadlineMs`
   */
  readonly retentionMs?: number
  /**
   * How long a run must be quiet before its concurrency is doubted; longer than any one text takes to write. `Infinity`:
   * it never is.
   *
   * @defaultValue `deadlineMs / 2`
   */
  readonly stallMs?: number
  /** @defaultValue {@link COHORT_LIMITS} */
  readonly limits?: Partial<CohortLimits>
  /** Told of every change before it is made and before anybody is answered. A throw prevents both. */
  readonly onEvent?: (event: CohortEvent) => void
  /** @defaultValue {@link IDENTITY} */
  readonly identity?: Identity
}

export type CompleteCohortsOptions = Required<Omit<CohortsOptions, 'limits'>> & {
  readonly limits: CohortLimits
}

/** The longest that timers of a server can be set to: 24 days. */
const LONGEST_MS = 2 ** 31 - 1

/** @throws {@link PolyfactError} `OUT_OF_RANGE` for times and limits that are no numbers or below 0; `UNKNOWN_OPTION`. */
export function completeOptions(options: CohortsOptions): CompleteCohortsOptions {
  const { deadlineMs, policy } = options
  const { retentionMs = deadlineMs, stallMs = deadlineMs / 2 } = options
  const limits = { ...COHORT_LIMITS, ...options.limits }
  if (!['partial', 'mask', 'error'].includes(policy)) {
    const message = `createCohorts: policy is ${policy}; partial, mask or error is expected`
    throw new PolyfactError('UNKNOWN_OPTION', message, { policy })
  }
  for (const [name, value] of Object.entries({ deadlineMs, retentionMs, stallMs })) {
    if ((value >= 0 && value <= LONGEST_MS) || (name === 'stallMs' && value === Number.POSITIVE_INFINITY))
      continue
    const message = `createCohorts: ${name} is ${value}; milliseconds from 0 to ${LONGEST_MS} are expected`
    throw new PolyfactError('OUT_OF_RANGE', message, { [name]: value })
  }
  for (const [name, value] of Object.entries(limits)) {
    if (value >= 0) continue
    const message = `createCohorts: limits.${name} is ${value}; a number of at least 0 is expected`
    throw new PolyfactError('OUT_OF_RANGE', message, { [name]: value })
  }
  return { onEvent: () => {}, identity: IDENTITY, ...options, retentionMs, stallMs, limits }
}
