import { checkSameFacts } from '../check-facts.js'
import { checkChoice } from '../check-options.js'
import { normalCdf } from './normal-distribution.js'

const METHODS = ['exact', 'chi-squared', 'chi-squared-corrected'] as const

export interface McnemarOptions {
  /**
   * `'exact'`: the binomial test. `'chi-squared'`: (b − c)² / (b + c) against χ² with one degree of freedom;
   * `'chi-squared-corrected'`: (|b − c| − 1)² / (b + c), Edwards' continuity correction.
   * @defaultValue `'exact'`
   */
  readonly method?: (typeof METHODS)[number]
}

/** Whether two models differ on facts that are right or wrong. */
export interface Mcnemar {
  /** Two-sided. */
  p: number
  /** b: facts that only a has right. */
  onlyA: number
  /** c: facts that only b has right. */
  onlyB: number
  facts: number
  /** χ²; absent from the exact test. */
  statistic?: number
}

/**
 * McNemar's test: whether one of two models has more facts right than the other, beyond chance.
 *
 * Facts that both have right or both have wrong say nothing; of the others, b + c, each would go to either model with
 * probability ½ if the models were equally good. The exact p is `2 · P(X ≤ min(b, c))`, X binomial, at most 1. For one
 * language, or for Total Consistency; for means over languages take {@link pairedPermutationTest}.
 *
 * @param a - `[fact]` whether the one model is right.
 * @param b - `[fact]` whether the other is, on the same facts in the same order.
 * @param options - see {@link McnemarOptions}.
 * @returns p in [0, 1] with the counts that it is made of. Where no fact is right in one alone, p is 1 and χ² 0; the
 *   correction never takes |b − c| below 0.
 * @throws {@link PolyfactError} `EMPTY_INPUT` without facts; `SHAPE_MISMATCH`; `UNKNOWN_OPTION`.
 * @see McNemar 1947 — https://doi.org/10.1007/BF02295996; Edwards 1948 — https://doi.org/10.1007/BF02289261
 *
 * @example
 * ```ts
 * mcnemar([true, true, true, true, false], [false, false, false, false, false]) // => { p: 0.125, onlyA: 4, onlyB: 0, facts: 5 }
 * ```
 */
export function mcnemar(a: readonly boolean[], b: readonly boolean[], options: McnemarOptions = {}): Mcnemar {
  const { method = 'exact' } = options
  checkChoice('mcnemar', 'method', method, METHODS)
  checkSameFacts('mcnemar', a, b)
  const onlyA = a.filter((right, fact) => right && !b[fact]).length
  const onlyB = b.filter((right, fact) => right && !a[fact]).length
  const counts = { onlyA, onlyB, facts: a.length }
  const discordant = onlyA + onlyB
  if (method === 'exact') {
    return { p: Math.min(2 * lowerTail(Math.min(onlyA, onlyB), discordant), 1), ...counts }
  }
  const correction = method === 'chi-squared-corrected' ? 1 : 0
  const gap = Math.max(Math.abs(onlyA - onlyB) - correction, 0)
  const statistic = discordant === 0 ? 0 : gap ** 2 / discordant
  return { p: 2 * normalCdf(-Math.sqrt(statistic)), ...counts, statistic } // χ² of one degree is z²
}

/** P(X ≤ k) of n fair coins. */
function lowerTail(k: number, n: number): number {
  // terms relative to that of k, downwards: C(n, j − 1) / C(n, j) = j / (n − j + 1)
  let sum = 0
  let term = 1
  for (let j = k; j >= 0; j--) {
    sum += term
    term *= j / (n - j + 1)
  }
  // C(n, k) / 2ⁿ, halved along the way so that neither part overflows
  let probability = 1
  let halvings = n
  for (let j = 1; j <= k; j++) {
    probability *= (n - k + j) / j
    for (; probability > 1 && halvings > 0; halvings--) probability /= 2
  }
  return sum * probability * 2 ** -halvings
}
