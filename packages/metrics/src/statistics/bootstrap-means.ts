import { checkCount } from '../check-options.js'
import { factVectors } from './fact-vectors.js'
import { createPcg64 } from './pcg64.js'

/** How facts are resampled. */
export interface ResamplingOptions {
  /**
   * How many times as many facts as there are are drawn with replacement; integer ≥ 1.
   * @defaultValue 10,000
   */
  readonly resamples?: number
  /**
   * Integer ≥ 0; the same seed draws the same facts.
   * @defaultValue 0
   */
  readonly seed?: number
}

export const RESAMPLES = 10_000

/**
 * Means of several vectors over facts drawn with replacement: the bootstrap, paired.
 *
 * Row b of `default_rng(seed).integers(0, n, (resamples, n))` of numpy says which facts make resample b, for all vectors
 * the same, so that what two of them have in common cancels in their difference. A mean is a sum over facts of value
 * times how often the fact was drawn: nothing of the size resamples × facts is held, and means may differ from numpy's in
 * the last digits.
 *
 * @param vectors - `[vector][fact]` finite values in any unit, of the same facts in the same order.
 * @param options - see {@link ResamplingOptions}.
 * @returns `[vector][resample]` means in the order in which they were drawn.
 * @throws {@link PolyfactError} `EMPTY_INPUT` without vectors or facts; `SHAPE_MISMATCH` when the numbers of facts differ;
 *   `NOT_FINITE`; `OUT_OF_RANGE`.
 * @see Efron and Tibshirani 1993, An Introduction to the Bootstrap, ch. 6
 *
 * @example
 * ```ts
 * const [english, swahili] = bootstrapMeans([[1, 1, 0, 0], [0, 0, 1, 1]], { resamples: 3 })
 * Array.from(english!) // => [0.25, 1, 0.25]
 * Array.from(swahili!) // => [0.75, 0, 0.75]
 * ```
 */
export function bootstrapMeans(
  vectors: readonly ArrayLike<number>[],
  options: ResamplingOptions = {},
): Float64Array[] {
  const { resamples = RESAMPLES, seed = 0 } = options
  checkCount('bootstrapMeans', 'resamples', resamples, 1)
  checkCount('bootstrapMeans', 'seed', seed, 0)
  return resampledMeans(factVectors('bootstrapMeans', vectors), { resamples, seed })
}

/** How many resamples share one pass over two vectors; eight sums are as many as stay in registers. */
const TILE = 4

/** {@link bootstrapMeans} of checked input. */
export function resampledMeans(
  vectors: readonly Float64Array[],
  { resamples, seed }: Required<ResamplingOptions>,
): Float64Array[] {
  const facts = vectors[0]!.length
  const generator = createPcg64(seed)
  const drawn = new Uint32Array(facts)
  const tile = Array.from({ length: TILE }, () => new Float64Array(facts)) // how often each fact was drawn
  const sums = new Float64Array(2 * TILE)
  const means = vectors.map(() => new Float64Array(resamples))
  for (let start = 0; start < resamples; start += TILE) {
    const rows = Math.min(TILE, resamples - start)
    for (const counts of tile.slice(0, rows)) {
      generator.fillIntegers(facts, drawn)
      counts.fill(0)
      for (let draw = 0; draw < facts; draw++) counts[drawn[draw]!]!++
    }
    for (let first = 0; first < vectors.length; first += 2) {
      const second = Math.min(first + 1, vectors.length - 1)
      multiplyTile(tile, vectors[first]!, vectors[second]!, sums)
      for (let row = 0; row < rows; row++) {
        means[first]![start + row] = sums[row]! / facts
        means[second]![start + row] = sums[(second - first) * TILE + row]! / facts
      }
    }
  }
  return means
}

/** The inner products of four rows of counts with two vectors, each vector read once. */
function multiplyTile(
  tile: readonly Float64Array[],
  a: Float64Array,
  b: Float64Array,
  sums: Float64Array,
): void {
  const [counts0, counts1, counts2, counts3] = tile as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ]
  let a0 = 0
  let a1 = 0
  let a2 = 0
  let a3 = 0
  let b0 = 0
  let b1 = 0
  let b2 = 0
  let b3 = 0
  for (let fact = 0; fact < a.length; fact++) {
    const valueA = a[fact]!
    const valueB = b[fact]!
    const count0 = counts0[fact]!
    const count1 = counts1[fact]!
    const count2 = counts2[fact]!
    const count3 = counts3[fact]!
    a0 += count0 * valueA
    a1 += count1 * valueA
    a2 += count2 * valueA
    a3 += count3 * valueA
    b0 += count0 * valueB
    b1 += count1 * valueB
    b2 += count2 * valueB
    b3 += count3 * valueB
  }
  sums.set([a0, a1, a2, a3, b0, b1, b2, b3])
}
