import type { Language } from '@polyfact/schema'
import type { Numbering } from './cohort-state.js'
import type { FailureCode, LanguageReward, RolloutReference } from './sample.js'

/** A change of what is held, as plain JSON: the events in order are the state. */
export type CohortEvent = ArrivedEvent | EndedEvent | DeliveredEvent | ForgottenEvent | NumberedEvent

/** A language got its place; the first one of a rollout opens the cohort. */
export interface ArrivedEvent extends RolloutReference {
  readonly event: 'arrived'
  readonly at: number
  readonly numbering: Numbering
  readonly language: Language
  readonly text: string
  readonly id?: string
}

/** A cohort ended, once and for all. */
export interface EndedEvent extends RolloutReference {
  readonly event: 'ended'
  readonly numbering: Numbering
  readonly ending: Ending
}

/** A client has its reply, so that the same text is a new sample from here on. */
export interface DeliveredEvent extends RolloutReference {
  readonly event: 'delivered'
  readonly language: Language
}

/** An ended cohort is no longer held. */
export interface ForgottenEvent extends RolloutReference {
  readonly event: 'forgotten'
}

/** The number of the next rollout by arrival; only in a snapshot, whose earlier cohorts are gone. */
export interface NumberedEvent {
  readonly event: 'numbered'
  readonly run: string
  readonly fact: string
  readonly next: number
}

/** Why a cohort ended. */
export type EndingCause = 'complete' | 'deadline' | 'aborted' | 'concurrency'

/** How a cohort ended; every outcome of its places follows from it. */
export type Ending = EndingTime & (RewardedEnding | MaskedEnding | FailedEnding)

interface EndingTime {
  readonly at: number
  readonly cause: EndingCause
  /** Languages without an answer then. */
  readonly missing: readonly Language[]
}

export interface RewardedEnding {
  readonly how: 'rewarded'
  readonly rewards: Readonly<Record<Language, LanguageReward>>
}

export interface MaskedEnding {
  readonly how: 'masked'
}

export interface FailedEnding {
  readonly how: 'failed'
  readonly code: FailureCode
  readonly message: string
}
