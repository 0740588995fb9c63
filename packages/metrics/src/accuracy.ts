import { type EvaluationResult, PolyfactError } from '@polyfact/schema'

/** A share of facts, with what it is a share of. */
export type Accuracy = EvaluationResult['accuracy']['byLanguage'][string]

/**
 * Accuracy of one language: the share of its facts whose best candidate is the gold.
 *
 * Chance is the mean of 1/n over the facts' numbers of candidates. Means over languages are unweighted
 * ({@link resourceMeans}, {@link evaluate}).
 *
 * @param correct - `[fact]` whether the answer is the gold.
 * @returns `value` in [0, 1] = `correct / facts`.
 * @throws {@link PolyfactError} `EMPTY_INPUT` when there is no fact.
 *
 * @example
 * ```ts
 * accuracy([true, false, true, true]) // => { value: 0.75, facts: 4, correct: 3 }
 * ```
 */
export function accuracy(correct: readonly boolean[]): Accuracy {
  if (correct.length === 0) {
    throw new PolyfactError('EMPTY_INPUT', 'accuracy: no facts; at least one is expected')
  }
  return accuracyOfCounts(correct.length, correct.filter(Boolean).length)
}

export function accuracyOfCounts(facts: number, correct: number): Accuracy {
  return { value: correct / facts, facts, correct }
}
