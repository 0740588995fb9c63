import type { BootstrapReference, Interval } from '@polyfact/schema'
import { checkChoice, checkCount, checkLevel } from '../check-options.js'
import { meanOf } from '../mean.js'
import { RESAMPLES, type ResamplingOptions, resampledMeans } from './bootstrap-means.js'
import { factVectors, largestMagnitude, ROUNDING } from './fact-vectors.js'
import { normalCdf, normalQuantile } from './normal-distribution.js'
import { quantileOfSorted } from './quantile.js'

/** How an interval is made of resampled means. */
export interface BootstrapIntervalOptions extends ResamplingOptions {
  /**
   * Confidence, in (0, 1).
   * @defaultValue 0.95
   */
  readonly level?: number
  /**
   * `'percentile'`: the middle `level` of the resampled means. `'bca'`: bias-corrected and accelerated, which moves both
   * bounds where the resampled means are skewed.
   * @defaultValue `'percentile'`
   */
  readonly method?: BootstrapReference['method']
}

/**
 * Bootstrap interval of a mean over facts.
 *
 * Says how far the mean would move with other facts of the same kind; it knows nothing of the model's or the prompt's
 * randomness. BCa takes z₀ from the share of resampled means below the mean, equal ones half, and the acceleration
 * Σ(x − x̄)³ / 6(Σ(x − x̄)²)^1.5 from the jackknife; it equals scipy's.
 *
 * @param values - `[fact]` finite values in any unit.
 * @param options - see {@link BootstrapIntervalOptions}.
 * @returns Bounds in the unit of the values. When all values are equal both bounds are that value.
 * @throws {@link PolyfactError} `EMPTY_INPUT` without facts; `NOT_FINITE`; `OUT_OF_RANGE`; `UNKNOWN_OPTION`.
 * @see Efron 1987, Better Bootstrap Confidence Intervals — https://doi.org/10.1080/01621459.1987.10478410
 *
 * @example
 * ```ts
 * bootstrapInterval([0, 0, 0, 1, 1, 1, 1, 1]) // => { low: 0.25, high: 1 }
 * ```
 */
export function bootstrapInterval(
  values: ArrayLike<number>,
  options: BootstrapIntervalOptions = {},
): Interval {
  const [vector] = factVectors('bootstrapInterval', [values])
  return bootstrapIntervals([vector!], bootstrapOptions('bootstrapInterval', options))[0]!
}

/** {@link bootstrapInterval} of several vectors, all from the same resamples. */
export function bootstrapIntervals(
  vectors: readonly Float64Array[],
  options: Required<BootstrapIntervalOptions>,
): Interval[] {
  const means = resampledMeans(vectors, options)
  return vectors.map((values, index) => intervalOfMeans(values, means[index]!, options))
}

export function bootstrapOptions(
  caller: string,
  { level = 0.95, method = 'percentile', resamples = RESAMPLES, seed = 0 }: BootstrapIntervalOptions,
): Required<BootstrapIntervalOptions> {
  checkLevel(caller, level)
  checkChoice(caller, 'method', method, ['percentile', 'bca'])
  checkCount(caller, 'resamples', resamples, 1)
  checkCount(caller, 'seed', seed, 0)
  return { level, method, resamples, seed }
}

/** The interval of the mean of `values`, of which `means` are the resampled means. */
export function intervalOfMeans(
  values: Float64Array,
  means: Float64Array,
  { level, method }: Pick<Required<BootstrapIntervalOptions>, 'level' | 'method'>,
): Interval {
  const [first] = values
  if (values.every((value) => value === first)) return { low: first!, high: first! } // means of it are off by an ulp
  const sorted = means.slice().sort()
  const tail = (1 - level) / 2
  const [low, high] = method === 'bca' ? bcaShares(values, means, tail) : [tail, 1 - tail]
  return { low: quantileOfSorted(sorted, low!), high: quantileOfSorted(sorted, high!) }
}

/** Which shares of the resampled means BCa takes as bounds in place of `tail` and `1 − tail`. */
function bcaShares(values: Float64Array, means: Float64Array, tail: number): readonly number[] {
  const mean = meanOf(values)
  const deviations = values.map((value) => value - mean)
  const unit = largestMagnitude([deviations]) // so that no power underflows
  const moment = (power: number): number =>
    deviations.reduce((sum, deviation) => sum + (deviation / unit) ** power, 0)
  const acceleration = moment(3) / moment(2) ** 1.5 / 6

  const rounding = ROUNDING * largestMagnitude([values])
  const below = means.reduce(
    (sum, resampled) => sum + (Math.abs(resampled - mean) <= rounding ? 0.5 : resampled < mean ? 1 : 0),
    0,
  )
  // where all resampled means lie on one side, half a one is taken to lie on the other: the bias stays finite
  const bias = normalQuantile(Math.min(Math.max(below, 0.5), means.length - 0.5) / means.length)
  return [normalQuantile(tail), -normalQuantile(tail)].map((z) => {
    const moved = bias + z
    const room = 1 - acceleration * moved
    return room > 0 ? normalCdf(bias + moved / room) : moved > 0 ? 1 : 0 // the limit as room goes to 0
  })
}
