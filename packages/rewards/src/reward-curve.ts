import { PolyfactError } from '@polyfact/schema'
import { consistencyBonus } from './consistency-bonus.js'
import type { RewardConfig } from './reward-config.js'
import { checkRewardConfig } from './reward-ordering.js'

/** How many languages a curve is over. */
export interface RewardCurveOptions {
  /** n, number of languages of a fact. */
  readonly languages: number
}

/** The reward of a rollout with so many right languages. */
export interface RewardCurvePoint {
  readonly correct: number
  readonly reward: number
  /** The part of `reward` that is the bonus. */
  readonly bonus: number
}

/**
 * The reward by number of right languages, the others wrong but valid: what a plot of a reward shows.
 *
 * `k · correct + (n − k) · wrong + bonus(k, n)`, without brevity, wrong language, format and agreement. Where the curve
 * is a straight line, every language is worth the same; a rung that no k reaches is not on it.
 *
 * @param config - see {@link RewardConfig}.
 * @param options - see {@link RewardCurveOptions}.
 * @returns `[k]` for k = 0 … n.
 * @throws {@link PolyfactError} `OUT_OF_RANGE` unless n is a whole number of at least 1; as {@link checkRewardConfig}.
 *
 * @example
 * ```ts
 * rewardCurve(PAPER_REWARD, { languages: 2 }).map(({ reward }) => reward) // => [0, 1, 3]
 * ```
 */
export function rewardCurve(config: RewardConfig, options: RewardCurveOptions): RewardCurvePoint[] {
  const { languages } = options
  if (!Number.isInteger(languages) || languages < 1) {
    const message = `rewardCurve: languages is ${languages}; a whole number of at least 1 is expected`
    throw new PolyfactError('OUT_OF_RANGE', message, { languages })
  }
  checkRewardConfig(config, 'rewardCurve')
  return Array.from({ length: languages + 1 }, (_, correct) => {
    const bonus = consistencyBonus({ correct, languages }, config.bonus)
    const answers = correct * config.answer.correct + (languages - correct) * config.answer.wrong
    return { correct, reward: answers + bonus, bonus }
  })
}
