import type { Language } from '@polyfact/schema'

/** One call of an engine: a generated text, and where it belongs. */
export interface Sample {
  /** Name of the training run. */
  readonly run: string
  /** Id of the fact. */
  readonly fact: string
  readonly language: Language
  /** What the model wrote. */
  readonly text: string
  /** Of the client; without it rollouts are numbered by arrival. */
  readonly rollout?: Rollout
  /** Unique in its run; sent again, it marks a retry. */
  readonly id?: string
}

/** Number or name of a rollout; `3` and `'3'` are the same. */
export type Rollout = number | string

/** One rollout of a fact: what a cohort is of. */
export interface RolloutReference {
  readonly run: string
  readonly fact: string
  readonly rollout: Rollout
}

/** The cohort that a call belongs to, as it ended. */
export interface CohortReference extends RolloutReference {
  /** Number of languages of the fact. */
  readonly languages: number
  /** Languages without an answer, in the fact's order; empty for a complete cohort. */
  readonly missing: readonly Language[]
}

/** What a call is answered. */
export type Outcome = RewardedOutcome | MaskedOutcome | FailedOutcome

/** What one language of a scored cohort is given. */
export interface LanguageReward {
  /** Finite, of any scale. */
  readonly reward: number
  readonly components: Readonly<Record<string, number>>
}

/** The cohort was scored with this answer in it. */
export interface RewardedOutcome extends LanguageReward {
  readonly kind: 'rewarded'
  readonly cohort: CohortReference
}

/** There is no reward, and the sample must not be trained on. */
export interface MaskedOutcome {
  readonly kind: 'masked'
  /** `late`: the cohort had been scored without it. */
  readonly reason: 'deadline' | 'aborted' | 'late'
  readonly cohort: CohortReference
}

/** There is no reward, and the engine is told that something is wrong. */
export interface FailedOutcome {
  readonly kind: 'failed'
  readonly code: FailureCode
  readonly message: string
  /** Absent where the call was given no place. */
  readonly cohort?: CohortReference
}

/** Why a call fails: the first five leave no trace, the last four end the cohort. */
export type FailureCode =
  | 'unknown-fact'
  | 'unknown-language'
  | 'conflict' // it contradicts an earlier call
  | 'limit' // the server holds as much as it may
  | 'closed' // the server is going down
  | 'deadline'
  | 'aborted'
  | 'concurrency' // the engine keeps too few calls in flight for a cohort to complete
  | 'scoring' // the reward could not be computed
