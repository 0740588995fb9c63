/** How a reward is made: what every answer earns, and what all languages of a fact earn together. Plain data. */
export interface RewardConfig {
  /** What it is built on. `paper` alone may leave an empty answer above an unparseable one. */
  readonly preset: 'recommended' | 'paper'
  readonly answer: AnswerValues
  readonly bonus: ConsistencyBonus
  /** Taken from a right answer for text around it; off unless there. */
  readonly brevity?: Brevity
  /** Taken from an answer in another language than its question; off unless there. */
  readonly wrongLanguage?: { readonly penalty: number }
  /** Taken from a text that is not an answer alone; off unless there. */
  readonly format?: AnswerFormat
  /** Given for the share of the other languages with the same answer, right or wrong; off unless there. */
  readonly agreementWithOthers?: { readonly weight: number }
}

/** From best to worst. */
export const OUTCOMES = ['correct', 'wrong', 'unparseable', 'empty'] as const

/** What one answer came to. */
export type AnswerOutcome = (typeof OUTCOMES)[number]

/** What one answer earns: `wrong` is a candidate other than the gold, `unparseable` no candidate, `empty` no text. */
export type AnswerValues = Readonly<Record<AnswerOutcome, number>>

/** What a rollout earns for the number of languages that are right. */
export type ConsistencyBonus = AllOrNothingBonus | PowerBonus | LadderBonus

/** `size` where every language is right, else 0. */
export interface AllOrNothingBonus {
  readonly shape: 'all-or-nothing'
  readonly size: number
}

/** `size · (k / n)^exponent` for k right languages of n. */
export interface PowerBonus {
  readonly shape: 'power'
  readonly size: number
  readonly exponent: number
}

/** The value of the highest rung that is reached; rungs do not add up. */
export interface LadderBonus {
  readonly shape: 'ladder'
  readonly rungs: readonly Rung[]
}

/** From `languages` right languages on, the bonus is `value`. */
export interface Rung {
  readonly languages: number
  readonly value: number
}

/** `penalty · min(1, excess / max(length of the gold, denominatorFloor))`; lengths in code points. */
export interface Brevity {
  readonly penalty: number
  readonly denominatorFloor: number
}

/** `penalty` where any requirement fails. */
export interface AnswerFormat {
  readonly penalty: number
  readonly require: readonly FormatRequirement[]
}

/** What may be asked of the form of an answer. */
export const FORMAT_REQUIREMENTS = ['one-line', 'starts-at-once', 'no-letter'] as const

/** `one-line`: no text after the first line; `starts-at-once`: no line break before it; `no-letter`: no `B) ` before it. */
export type FormatRequirement = (typeof FORMAT_REQUIREMENTS)[number]

/**
 * The paper's reward: 1 for every right language and 1 more where all are, −0.5 for an unparseable answer.
 *
 * An empty answer earns 0, as much as a wrong one and more than an unparseable one: a policy that drifts into
 * unparseable text is pushed into silence, where all rewards are equal and training stops. Kept to repeat the paper.
 *
 * @see arXiv 2606.06586, the trainer's `compute_group_reward`
 *
 * @example
 * ```ts
 * PAPER_REWARD.answer // => { correct: 1, wrong: 0, unparseable: -0.5, empty: 0 }
 * ```
 */
export const PAPER_REWARD: RewardConfig = {
  preset: 'paper',
  answer: { correct: 1, wrong: 0, unparseable: -0.5, empty: 0 },
  bonus: { shape: 'all-or-nothing', size: 1 },
}

/**
 * The paper's reward with silence as the worst answer: −1.
 *
 * @example
 * ```ts
 * RECOMMENDED_REWARD.answer // => { correct: 1, wrong: 0, unparseable: -0.5, empty: -1 }
 * ```
 */
export const RECOMMENDED_REWARD: RewardConfig = {
  preset: 'recommended',
  answer: { correct: 1, wrong: 0, unparseable: -0.5, empty: -1 },
  bonus: { shape: 'all-or-nothing', size: 1 },
}
