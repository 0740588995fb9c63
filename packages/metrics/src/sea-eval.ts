import type { EvaluationResult } from '@polyfact/schema'
import { answerGroups } from './answer-groups.js'
import { type ByLanguage, completeFacts } from './by-language.js'
import { checkShare } from './check-options.js'
import { checkTwoLanguages } from './language-pairs.js'

/** SeaEval's Consistency_s and AC3_s for every number of languages s. */
export type SeaEvalConsistency = NonNullable<EvaluationResult['seaEval']>

/** What AC3 weighs consistency against. */
export interface SeaEvalOptions {
  /** Mean accuracy over the languages, in [0, 1]. */
  readonly accuracy: number
}

/**
 * SeaEval's consistency of s languages, and its harmonic mean with accuracy.
 *
 * Consistency_s is the share of (fact, s of the L languages) in which all s answers are the same:
 * `Σ_g C(m_g, s) / C(L, s)`, mean over complete facts, where m_g languages give answer g. The sum over groups of equal
 * answers replaces the enumeration of subsets of the published code. `AC3_s = 2 · Consistency_s · accuracy /
 * (Consistency_s + accuracy + 1e-10)`. Consistency_2 is the mean agreement of pairs, Consistency_L the share of facts
 * answered alike everywhere; it never rises with s, so compare values of equal s. The published code compares the first
 * three characters of an answer's text; here answers are ids.
 *
 * @param answers - `[language][fact]` id of the candidate that ranks first; null where a language lacks the fact.
 * @param options - see {@link SeaEvalOptions}.
 * @returns Shares in [0, 1] by s = 2 … L, over the complete facts, those with an answer in every language.
 * @throws {@link PolyfactError} `EMPTY_INPUT` with fewer than two languages, without facts or complete facts;
 *   `SHAPE_MISMATCH` when languages have different numbers of facts; `OUT_OF_RANGE` for an accuracy outside [0, 1].
 * @see Wang et al. 2024, SeaEval — https://aclanthology.org/2024.naacl-long.22
 *
 * @example
 * ```ts
 * const answers = { en: ['Q90'], de: ['Q90'], sw: ['Q64'] }
 * seaEvalConsistency(answers, { accuracy: 1 }).byLanguageCount // => { 2: { consistency: 0.3333, ac3: 0.5 }, 3: { consistency: 0, ac3: 0 } }
 * ```
 */
export function seaEvalConsistency(answers: ByLanguage<string>, options: SeaEvalOptions): SeaEvalConsistency {
  const { accuracy } = options
  checkShare('seaEvalConsistency', 'accuracy', accuracy)
  const languages = Object.keys(answers)
  checkTwoLanguages('seaEvalConsistency', languages)
  const complete = completeFacts('seaEvalConsistency', answers)
  const count = languages.length
  const groupsOfSize = new Array<number>(count + 1).fill(0)
  for (const { values } of complete) for (const size of answerGroups(values)) groupsOfSize[size]!++
  const byLanguageCount: SeaEvalConsistency['byLanguageCount'] = {}
  for (let s = 2; s <= count; s++) {
    const alike = groupsOfSize.reduce((sum, groups, size) => sum + groups * shareOfSubsets(size, count, s), 0)
    const consistency = alike / complete.length
    const ac3 = (2 * consistency * accuracy) / (consistency + accuracy + 1e-10) // the published guard against 0 / 0
    byLanguageCount[s] = { consistency, ac3 }
  }
  return { facts: complete.length, byLanguageCount }
}

/** `C(size, s) / C(count, s)` as a product of s factors ≤ 1: no binomial can overflow. */
function shareOfSubsets(size: number, count: number, s: number): number {
  let share = 1
  for (let taken = 0; taken < s; taken++) share *= Math.max(size - taken, 0) / (count - taken)
  return share
}
