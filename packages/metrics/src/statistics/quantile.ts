import { checkShare } from '../check-options.js'
import { factVectors } from './fact-vectors.js'

/**
 * The value below which a share of the values lies, interpolated between neighbours.
 *
 * With values sorted, that at position `share · (n − 1)`, on the line between the two values beside it: numpy's
 * `quantile` with the method `linear`, to the last bit.
 *
 * @param values - Finite numbers in any order.
 * @param share - In [0, 1]: 0.5 is the median, 0.975 the 97.5th percentile.
 * @returns A number in the unit of the values, between the smallest and the largest.
 * @throws {@link PolyfactError} `EMPTY_INPUT` without values; `NOT_FINITE`; `OUT_OF_RANGE` for another share.
 * @see Hyndman and Fan 1996, definition 7 — https://doi.org/10.1080/00031305.1996.10473566
 *
 * @example
 * ```ts
 * quantile([4, 1, 3, 2], 0.5) // => 2.5
 * ```
 */
export function quantile(values: ArrayLike<number>, share: number): number {
  checkShare('quantile', 'share', share)
  return quantileOfSorted(factVectors('quantile', [values])[0]!.sort(), share)
}

/** {@link quantile} of values in ascending order, unchecked. */
export function quantileOfSorted(sorted: Float64Array, share: number): number {
  const position = (sorted.length - 1) * share
  const below = Math.floor(position)
  const t = position - below
  const a = sorted[below]!
  const b = sorted[below + 1] ?? a
  return t < 0.5 ? a + (b - a) * t : b - (b - a) * (1 - t) // numpy's form, from the nearer end
}
