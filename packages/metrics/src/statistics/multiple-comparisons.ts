import { checkNotEmpty } from '../check-facts.js'
import { checkShare } from '../check-options.js'

/**
 * Holm's correction: p-values of a family of tests, raised so that the chance of any false alarm among all of them stays
 * below the level that each is compared with.
 *
 * The i-th smallest of m becomes `max over k ≤ i of min((m − k + 1) · p₍k₎, 1)`. Holds whatever the tests have to do with
 * each other, and rejects everything that Bonferroni's correction rejects.
 *
 * @param pValues - `[test]` in [0, 1], of all tests that were made, not only of the striking ones.
 * @returns `[test]` corrected p-values in [0, 1], in the order of the input, none smaller than before.
 * @throws {@link PolyfactError} `EMPTY_INPUT` without p-values; `OUT_OF_RANGE`.
 * @see Holm 1979, A Simple Sequentially Rejective Multiple Test Procedure — https://www.jstor.org/stable/4615733
 *
 * @example
 * ```ts
 * holm([0.01, 0.04, 0.03]) // => [0.03, 0.06, 0.06]
 * ```
 */
export function holm(pValues: readonly number[]): number[] {
  const order = ascending('holm', pValues)
  const corrected = pValues.slice()
  let largest = 0
  for (const [rank, test] of order.entries()) {
    largest = Math.max(largest, Math.min((order.length - rank) * pValues[test]!, 1))
    corrected[test] = largest
  }
  return corrected
}

/**
 * Benjamini and Hochberg's correction: p-values of a family of tests, raised so that of those at or below a level at most
 * that share is expected to be false alarms.
 *
 * The i-th smallest of m becomes `min over k ≥ i of m · p₍k₎ / k`. Milder than {@link holm}: it bounds the share of false
 * alarms among the findings, not the chance of one. Holds for independent and for positively dependent tests.
 *
 * @param pValues - `[test]` in [0, 1], of all tests that were made.
 * @returns `[test]` corrected p-values in [0, 1], in the order of the input; none smaller than before, none larger than
 *   Holm's.
 * @throws {@link PolyfactError} `EMPTY_INPUT` without p-values; `OUT_OF_RANGE`.
 * @see Benjamini and Hochberg 1995, Controlling the False Discovery Rate —
 *   https://doi.org/10.1111/j.2517-6161.1995.tb02031.x
 *
 * @example
 * ```ts
 * benjaminiHochberg([0.01, 0.04, 0.03]) // => [0.03, 0.04, 0.04]
 * ```
 */
export function benjaminiHochberg(pValues: readonly number[]): number[] {
  const order = ascending('benjaminiHochberg', pValues)
  const corrected = pValues.slice()
  let smallest = 1
  for (let rank = order.length; rank >= 1; rank--) {
    const test = order[rank - 1]!
    smallest = Math.min(smallest, pValues[test]! * (order.length / rank))
    corrected[test] = smallest
  }
  return corrected
}

/** Indices of the p-values, smallest first. */
function ascending(caller: string, pValues: readonly number[]): number[] {
  checkNotEmpty(caller, 'p-values', pValues)
  for (const [test, p] of pValues.entries()) checkShare(caller, `pValues[${test}]`, p)
  return pValues.map((_, test) => test).sort((one, other) => pValues[one]! - pValues[other]!)
}
