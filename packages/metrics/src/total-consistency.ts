import type { EvaluationResult } from '@polyfact/schema'
import { type ByLanguage, completeFacts } from './by-language.js'

/** Total Consistency with the histogram that it is the last bar of. */
export type TotalConsistency = EvaluationResult['totalConsistency']

/**
 * Total Consistency: the share of facts that a model gets right in every language.
 *
 * `TC = (1/Q) Σ_i Π_l c_il` over the Q complete facts, those with an answer in every language. It asks for
 * correctness: facts answered alike but wrongly do not count ({@link consistencySplit} shows them). Over the same facts
 * it is never above the accuracy of the worst language nor above the agreement of any two.
 *
 * @param correct - `[language][fact]` whether the answer is the gold; null where a language lacks the fact.
 * @returns `value` in [0, 1] = `correct / facts`; `facts` counts complete facts, others are left out; `histogram` says
 *   of how many of them exactly k languages are right, k = 0 … number of languages; `meanLanguagesCorrect` is the mean
 *   of k.
 * @throws {@link PolyfactError} `EMPTY_INPUT` without languages, facts or complete facts; `SHAPE_MISMATCH` when
 *   languages have different numbers of facts.
 * @see arXiv 2606.06586, Total Consistency
 *
 * @example
 * ```ts
 * totalConsistency({ en: [true, true], sw: [true, false] }).value // => 0.5
 * totalConsistency({ en: [true, true], sw: [true, false] }).histogram // => { 0: 0, 1: 1, 2: 1 }
 * ```
 */
export function totalConsistency(correct: ByLanguage<boolean>): TotalConsistency {
  return totalConsistencyFor('totalConsistency', correct)
}

/** {@link totalConsistency} on behalf of another function, whose name its errors carry. */
export function totalConsistencyFor(caller: string, correct: ByLanguage<boolean>): TotalConsistency {
  const rightCounts: number[] = new Array(Object.keys(correct).length + 1).fill(0)
  for (const { values } of completeFacts(caller, correct)) rightCounts[values.filter(Boolean).length]!++
  return totalConsistencyOfCounts(rightCounts)
}

/** From the number of complete facts of which k languages are right, `rightCounts[k]`, k = 0 … number of languages. */
export function totalConsistencyOfCounts(rightCounts: readonly number[]): TotalConsistency {
  const facts = rightCounts.reduce((total, count) => total + count, 0)
  const correct = rightCounts.at(-1)!
  const rightAnswers = rightCounts.reduce((total, count, k) => total + k * count, 0)
  return {
    value: correct / facts,
    facts,
    correct,
    histogram: Object.fromEntries(rightCounts.entries()),
    meanLanguagesCorrect: rightAnswers / facts,
  }
}
