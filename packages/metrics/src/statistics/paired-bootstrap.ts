import type { Interval } from '@polyfact/schema'
import { meanOf } from '../mean.js'
import { type BootstrapIntervalOptions, bootstrapOptions, intervalOfMeans } from './bootstrap.js'
import { resampledMeans } from './bootstrap-means.js'
import { factVectors, largestMagnitude, minus, ROUNDING } from './fact-vectors.js'

/** By how much two models differ in a mean over facts. */
export interface PairedBootstrap {
  /** Mean of a − mean of b, in the unit of the values. */
  difference: number
  /** Of the difference. */
  interval: Interval
  /** Two-sided, in [1 / resamples, 1]. */
  p: number
  facts: number
  resamples: number
}

/**
 * Paired bootstrap: the difference of two means over the same facts, with an interval.
 *
 * Both means are taken over the same drawn facts, so that facts which are hard for both models cancel. p is
 * `2 · min(P(d ≤ 0), P(d ≥ 0))` over the resampled differences d, held in [1 / resamples, 1]; a d of 0 counts on both
 * sides. It asks how surely the sign of the difference is known; {@link pairedPermutationTest} asks how often chance
 * alone makes such a difference.
 *
 * @param a - `[fact]` finite values of the one model, in any unit.
 * @param b - `[fact]` values of the other, of the same facts in the same order.
 * @param options - see {@link BootstrapIntervalOptions}.
 * @returns The difference with its interval and p. Where the models differ on no fact, 0, both bounds 0 and p 1.
 * @throws {@link PolyfactError} `EMPTY_INPUT` without facts; `SHAPE_MISMATCH`; `NOT_FINITE`; `OUT_OF_RANGE`;
 *   `UNKNOWN_OPTION`.
 * @see Koehn 2004, Statistical Significance Tests for Machine Translation Evaluation —
 *   https://aclanthology.org/W04-3250
 *
 * @example
 * ```ts
 * pairedBootstrap([1, 1, 1, 1, 0, 1], [0, 0, 1, 0, 1, 1]).interval // => { low: -0.3333, high: 0.8333 }
 * ```
 */
export function pairedBootstrap(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  options: BootstrapIntervalOptions = {},
): PairedBootstrap {
  const complete = bootstrapOptions('pairedBootstrap', options)
  const vectors = factVectors('pairedBootstrap', [a, b])
  const [meansA, meansB] = resampledMeans(vectors, complete)
  return differenceOf(
    { values: vectors[0]!, means: meansA! },
    { values: vectors[1]!, means: meansB! },
    complete,
  )
}

/** A vector over facts with its resampled means. */
export interface Resampled {
  readonly values: Float64Array
  readonly means: Float64Array
}

/** {@link pairedBootstrap} of two vectors that were resampled together. */
export function differenceOf(
  a: Resampled,
  b: Resampled,
  options: Required<BootstrapIntervalOptions>,
): PairedBootstrap {
  const differences = minus(a.means, b.means)
  const rounding = ROUNDING * largestMagnitude([a.values, b.values])
  let atMost = 0
  let atLeast = 0
  for (const difference of differences) {
    if (difference <= rounding) atMost++
    if (difference >= -rounding) atLeast++
  }
  const resamples = differences.length
  return {
    difference: meanOf(a.values) - meanOf(b.values),
    interval: intervalOfMeans(minus(a.values, b.values), differences, options),
    p: Math.min(Math.max(2 * Math.min(atMost, atLeast), 1) / resamples, 1),
    facts: a.values.length,
    resamples,
  }
}
