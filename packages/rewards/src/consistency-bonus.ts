import { PolyfactError } from '@polyfact/schema'
import type { ConsistencyBonus } from './reward-config.js'

/** How many languages of a rollout are right. */
export interface LanguagesCorrect {
  /** k, right ones. */
  readonly correct: number
  /** n, all of the fact. */
  readonly languages: number
}

/**
 * What a rollout earns for being right in several languages at once.
 *
 * For k right languages of n: `all-or-nothing` gives `size` where k = n; `power` gives `size · (k / n)^exponent`;
 * `ladder` gives the greatest value among the rungs that k reaches, and 0 below the first. Counting right languages
 * pays the step from 11 to 12 as much as that from 5 to 6; Total Consistency is that last step alone.
 *
 * @param counts - see {@link LanguagesCorrect}.
 * @param bonus - see {@link ConsistencyBonus}.
 * @returns In the unit of the reward; 0 without languages. A rung with a negative value never counts.
 * @throws {@link PolyfactError} `OUT_OF_RANGE` for counts that are no integers in 0 ≤ k ≤ n; `NOT_FINITE` for a bonus of
 *   NaN or ±∞; `UNKNOWN_OPTION` for another shape.
 * @see arXiv 2606.06586, the trainer's `consistency_bonus`
 *
 * @example
 * ```ts
 * consistencyBonus({ correct: 9, languages: 12 }, { shape: 'power', size: 1, exponent: 4 }) // => 0.3164
 * ```
 */
export function consistencyBonus(counts: LanguagesCorrect, bonus: ConsistencyBonus): number {
  const { correct, languages } = counts
  if (!(Number.isInteger(correct) && Number.isInteger(languages) && correct >= 0 && correct <= languages)) {
    throw new PolyfactError(
      'OUT_OF_RANGE',
      `consistencyBonus: ${correct} of ${languages} languages are correct; whole numbers with 0 <= correct <= languages are expected`,
      { correct, languages },
    )
  }
  const value = languages === 0 ? 0 : bonusOf(counts, bonus)
  if (Number.isFinite(value)) return value
  const message = `consistencyBonus: the bonus comes to ${value}; finite numbers in it are expected`
  throw new PolyfactError('NOT_FINITE', message, { bonus })
}

function bonusOf({ correct, languages }: LanguagesCorrect, bonus: ConsistencyBonus): number {
  switch (bonus.shape) {
    case 'all-or-nothing':
      return correct === languages ? bonus.size : 0
    case 'power':
      return bonus.size * (correct / languages) ** bonus.exponent
    case 'ladder':
      return bonus.rungs.reduce(
        (best, rung) => (correct >= rung.languages ? Math.max(best, rung.value) : best),
        0,
      )
    default:
      throw unknownShape('consistencyBonus', bonus)
  }
}

/** The error for a bonus of a shape that does not exist. */
export function unknownShape(caller: string, bonus: { shape: unknown }): PolyfactError {
  return new PolyfactError(
    'UNKNOWN_OPTION',
    `${caller}: bonus.shape is ${JSON.stringify(bonus.shape)}; all-or-nothing, power or ladder is expected`,
    { shape: bonus.shape },
  )
}
