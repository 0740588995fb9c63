import { type Interval, PolyfactError } from '@polyfact/schema'
import { checkCount, checkLevel } from '../check-options.js'
import { normalQuantile } from './normal-distribution.js'

export interface WilsonIntervalOptions {
  /**
   * Confidence, in (0, 1).
   * @defaultValue 0.95
   */
  readonly level?: number
}

/**
 * Wilson's score interval of a share: which true shares are compatible with `successes` of `trials`.
 *
 * `(p + z²/2n ± z √(p(1−p)/n + z²/4n²)) / (1 + z²/n)`, p = successes / n, z the normal quantile of the level. Unlike
 * p ± z·SE it stays in [0, 1], says something at 0 and at n successes, and holds its level for small n. It takes trials
 * for independent: facts of one subject are not.
 *
 * @param successes - Integer in [0, trials].
 * @param trials - n; integer ≥ 1.
 * @param options - see {@link WilsonIntervalOptions}.
 * @returns Bounds in [0, 1] that contain p.
 * @throws {@link PolyfactError} `OUT_OF_RANGE`.
 * @see Wilson 1927, Probable Inference, the Law of Succession, and Statistical Inference —
 *   https://doi.org/10.1080/01621459.1927.10502953
 *
 * @example
 * ```ts
 * wilsonInterval(54, 400) // => { low: 0.1050, high: 0.1720 }
 * ```
 */
export function wilsonInterval(
  successes: number,
  trials: number,
  options: WilsonIntervalOptions = {},
): Interval {
  const { level = 0.95 } = options
  checkLevel('wilsonInterval', level)
  checkCount('wilsonInterval', 'trials', trials, 1)
  checkCount('wilsonInterval', 'successes', successes, 0)
  if (successes > trials) {
    throw new PolyfactError(
      'OUT_OF_RANGE',
      `wilsonInterval: ${successes} successes of ${trials} trials; at most ${trials} are expected`,
      { successes, trials },
    )
  }
  const share = successes / trials
  const z = -normalQuantile((1 - level) / 2)
  const spread = (z * z) / trials
  const center = (share + spread / 2) / (1 + spread)
  const reach = (z * Math.sqrt((share * (1 - share)) / trials + spread / trials / 4)) / (1 + spread)
  // at 0 and at n successes one bound is the share itself, and comes out with an ulp of rounding
  return {
    low: Math.min(Math.max(center - reach, 0), share),
    high: Math.max(Math.min(center + reach, 1), share),
  }
}
