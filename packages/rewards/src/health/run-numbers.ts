import type { Language } from '@polyfact/schema'
import type { AnswerReward } from '../answer-reward.js'
import type { GroupReward } from '../group-reward.js'

/** One answer of an observed rollout. */
export interface ObservedAnswer extends Pick<AnswerReward, 'outcome' | 'length' | 'goldLength'> {
  readonly components?: Pick<AnswerReward['components'], 'wrongLanguage'>
}

/** One rollout of a group: a {@link GroupReward}, or as much of it as is read. */
export interface ObservedRollout extends Pick<GroupReward, 'reward' | 'correct'> {
  readonly byLanguage: Readonly<Record<Language, ObservedAnswer>>
}

/** Where alarms begin: above these, `collapse` below. Shares are in [0, 1]. */
export interface RunHealthLimits {
  /** Share of empty answers. @defaultValue 0.2 */
  readonly silence: number
  /** Share of empty answers now, above that in the long mean. @defaultValue 0.1 */
  readonly silenceRise: number
  /** Growth of the mean length beyond the gold's since the first window, in lengths of the gold. @defaultValue 0.5 */
  readonly padding: number
  /** Share of groups with every rollout right in every language. @defaultValue 0.9 */
  readonly saturation: number
  /**
   * Share of a language's valid or right answers below which it has collapsed, if the mean of the other languages is at
   * least 10 times this for valid ones, or 4 times for right ones; at most 0.1.
   *
   * @defaultValue 0.05
   */
  readonly collapse: number
  /** Share of a language's answers that are in another one. @defaultValue 0.5 */
  readonly otherLanguage: number
}

/** One language now. Shares of its answers. */
export interface LanguageHealth {
  readonly groups: number
  readonly correct: number
  readonly valid: number
  readonly empty: number
  /** Null where wrong language is not configured. */
  readonly otherLanguage: number | null
  /** The greatest `correct` since the first full window. */
  readonly mostCorrect: number
}

/** A run in numbers. Means are over the window; null where nothing has been observed. */
export interface RunNumbers {
  readonly groups: number
  readonly rollouts: number
  /** Empty answers: share now, and how much that is above the long mean. */
  readonly silence: { readonly share: number | null; readonly rise: number | null }
  /** Groups whose rewards are all equal: share now, how many in a row now and at most, how many in all. */
  readonly dead: {
    readonly share: number | null
    readonly run: number
    readonly longestRun: number
    readonly groups: number
  }
  /** Groups with every rollout right in every language: share now. */
  readonly saturation: { readonly share: number | null }
  /** Length beyond the gold's in lengths of the gold, at least 10 code points each: now, and above the first window. */
  readonly padding: { readonly excess: number | null; readonly rise: number | null }
  readonly languages: Readonly<Record<Language, LanguageHealth>>
  /** The greatest number of right languages of any rollout. */
  readonly mostCorrect: number
  /** Numbers of right languages that pay a bonus and that no rollout has reached. */
  readonly unreachedRungs: readonly number[]
}
