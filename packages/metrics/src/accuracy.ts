import type { EvaluationResult, Language } from '@polyfact/schema'
import type { ByLanguage } from './by-language.js'
import { checkNotEmpty } from './check-facts.js'

/** A share of facts, with what it is a share of. */
export type Accuracy = EvaluationResult['accuracy']['byLanguage'][string]

/**
 * Accuracy of one language: the share of its facts whose best candidate is the gold.
 *
 * Chance is the mean of 1/n over the facts' numbers of candidates. Means over languages are unweighted
 * ({@link resourceMeans}, {@link evaluate}).
 *
 * @param correct - `[fact]` whether the answer is the gold; null where the language lacks the fact.
 * @returns `value` in [0, 1] = `correct / facts`, over the facts that the language has.
 * @throws {@link PolyfactError} `EMPTY_INPUT` when there is no such fact.
 *
 * @example
 * ```ts
 * accuracy([true, false, true, true, null]) // => { value: 0.75, facts: 4, correct: 3 }
 * ```
 */
export function accuracy(correct: ByLanguage<boolean>[Language]): Accuracy {
  const known = correct.filter((right) => right != null)
  checkNotEmpty('accuracy', 'facts', known)
  return accuracyOfCounts(known.length, known.filter(Boolean).length)
}

export function accuracyOfCounts(facts: number, correct: number): Accuracy {
  return { value: correct / facts, facts, correct }
}
