import { checkCount } from '../check-options.js'
import { meanOf } from '../mean.js'
import { RESAMPLES } from './bootstrap-means.js'
import { factVectors, largestMagnitude, minus, ROUNDING } from './fact-vectors.js'
import { createPcg64 } from './pcg64.js'

export interface PermutationTestOptions {
  /**
   * How many sign patterns are looked at, or drawn where there are more; integer ≥ 1.
   * @defaultValue 10,000
   */
  readonly permutations?: number
  /**
   * Integer ≥ 0; the same seed draws the same patterns.
   * @defaultValue 0
   */
  readonly seed?: number
}

/** Whether two models differ in a mean over facts. */
export interface PermutationTest {
  /** Mean of a − mean of b, in the unit of the values. */
  difference: number
  /** Two-sided. */
  p: number
  facts: number
  /** Facts whose two values differ: the others say nothing. */
  differing: number
  /** `'exact'`: all sign patterns; `'monte-carlo'`: so many drawn at random. */
  method: 'exact' | 'monte-carlo'
  permutations: number
}

/**
 * Paired permutation test: how often chance alone makes two means over facts differ as much as they do.
 *
 * If the models were exchangeable, each fact's difference could as well have the other sign. p is the share of sign
 * patterns whose mean is at least as far from 0 as the mean found. Where 2^differing ≤ permutations all patterns are
 * looked at; otherwise patterns are drawn and p = (count + 1) / (permutations + 1), which is never 0 and keeps the level.
 *
 * @param a - `[fact]` finite values of the one model, in any unit.
 * @param b - `[fact]` values of the other, of the same facts in the same order.
 * @param options - see {@link PermutationTestOptions}.
 * @returns p in (0, 1], the same whichever model comes first and in whatever order the facts are; 1 where no fact differs.
 * @throws {@link PolyfactError} `EMPTY_INPUT` without facts; `SHAPE_MISMATCH`; `NOT_FINITE`; `OUT_OF_RANGE`.
 * @see Fisher 1935, The Design of Experiments; Phipson and Smyth 2010, Permutation P-values Should Never Be Zero —
 *   https://doi.org/10.2202/1544-6115.1585
 *
 * @example
 * ```ts
 * pairedPermutationTest([1, 1, 1, 0.5], [0, 0, 0.5, 0.5]).p // => 0.25
 * ```
 */
export function pairedPermutationTest(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  options: PermutationTestOptions = {},
): PermutationTest {
  const { permutations = RESAMPLES, seed = 0 } = options
  checkCount('pairedPermutationTest', 'permutations', permutations, 1)
  checkCount('pairedPermutationTest', 'seed', seed, 0)
  const [one, other] = factVectors('pairedPermutationTest', [a, b]) as [Float64Array, Float64Array]
  const rounding = ROUNDING * largestMagnitude([one, other])
  const differences = minus(one, other).filter((value) => Math.abs(value) > rounding)
  const counts = { facts: one.length, differing: differences.length }
  const difference = meanOf(one) - meanOf(other)
  // every sign is as likely as its opposite: what the p depends on is neither signs nor order
  const sizes = differences.map(Math.abs).sort()
  const found = Math.abs(sumOf(differences)) - ROUNDING * sumOf(sizes)

  const patterns = 2 ** sizes.length
  if (patterns <= permutations) {
    let atLeast = 0
    for (let pattern = 0; pattern < patterns; pattern++) {
      if (Math.abs(signedSum(sizes, (word) => pattern / 2 ** (32 * word))) >= found) atLeast++
    }
    return { difference, p: atLeast / patterns, ...counts, method: 'exact', permutations: patterns }
  }
  const { nextUint32 } = createPcg64(seed)
  let atLeast = 0
  for (let drawn = 0; drawn < permutations; drawn++) {
    if (Math.abs(signedSum(sizes, nextUint32)) >= found) atLeast++
  }
  return { difference, p: (atLeast + 1) / (permutations + 1), ...counts, method: 'monte-carlo', permutations }
}

function sumOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0)
}

/** The sum with a minus sign where a bit is set, 32 bits to a word. */
function signedSum(sizes: Float64Array, wordAt: (word: number) => number): number {
  let sum = 0
  let bits = 0
  for (let index = 0; index < sizes.length; index++) {
    bits = (index & 31) === 0 ? wordAt(index >>> 5) : bits >>> 1
    sum += sizes[index]! * (1 - 2 * (bits & 1))
  }
  return sum
}
