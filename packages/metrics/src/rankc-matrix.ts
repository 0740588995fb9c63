import type { EvaluationResult } from '@polyfact/schema'
import { type ByLanguage, byFact } from './by-language.js'
import { type IndexedLanguage, indexLanguages, pairMeans } from './language-pairs.js'
import { meanOverPools, type PoolSizes } from './pool-sizes.js'
import type { CandidateRanking } from './rank-candidates.js'
import { createRankcSums, type RankcSums } from './rankc-sums.js'
import { checkWeighting, type RankcOptions, rankcChance, rankcFloor } from './rankc-weights.js'

/** RankC of all pairs of languages, with what makes the numbers readable. */
export type RankcMatrix = NonNullable<EvaluationResult['rankc']>

/**
 * {@link rankc} of every pair of languages over the facts that both have, with its floor and chance level.
 *
 * `average` is the unweighted mean over pairs of pair means, as in the paper's tables (not pooled over facts).
 * `floor` and `chance` are means of {@link rankcFloor} and {@link rankcChance} over the numbers of candidates of all
 * (fact, language), `rescaled = (average − floor) / (1 − floor)`: 0 for reversed rankings, 1 for identical ones, and
 * `chanceCorrected = (average − chance) / (1 − chance)`: 0 for unrelated rankings, below it for opposed ones.
 *
 * @param rankings - `[language][fact][rank]` candidate ids, best first; null where a language lacks the fact.
 * @param options - see {@link RankcOptions}.
 * @returns `pairwise` and `facts` have keys such as `en-de` in the order of the languages; `averageWithEnglish` is
 *   there when English is. With one candidate everywhere floor and chance are 1, and `rescaled` and
 *   `chanceCorrected` 0 by convention.
 * @throws {@link PolyfactError} `EMPTY_INPUT` with fewer than two languages, without facts or candidates, or for a pair
 *   without a common fact; `SHAPE_MISMATCH` when languages have different numbers of facts; `DUPLICATE_ID`,
 *   `CANDIDATE_MISMATCH` with the fact and the languages; `UNKNOWN_OPTION`.
 * @see Qi et al. 2023, eqs. 3–5 — https://aclanthology.org/2023.emnlp-main.658
 *
 * @example
 * ```ts
 * rankcMatrix({ en: [['Q90', 'Q456']], de: [['Q456', 'Q90']], sw: [['Q90', 'Q456']] }).pairwise['en-sw'] // => 1
 * ```
 */
export function rankcMatrix(rankings: ByLanguage<CandidateRanking>, options: RankcOptions = {}): RankcMatrix {
  checkWeighting('rankcMatrix', options.weighting ?? 'softmax')
  const languages = Object.keys(rankings)
  const sums = createRankcSums('rankcMatrix', (index) => languages[index]!, options)
  const sizes: number[] = []
  for (const { fact, languages: present, values } of byFact('rankcMatrix', rankings)) {
    sums.add(fact, present, values)
    for (const { length } of values) sizes[length] = (sizes[length] ?? 0) + 1
  }
  return rankcMatrixOfSums('rankcMatrix', indexLanguages(languages), sums, sizes, options)
}

export function rankcMatrixOfSums(
  caller: string,
  languages: readonly IndexedLanguage[],
  { pairs }: RankcSums,
  sizes: PoolSizes,
  { weighting = 'softmax' }: RankcOptions,
): RankcMatrix {
  const means = pairMeans(caller, languages, pairs)
  const floor = meanOverPools(sizes, (size) => rankcFloor(size, { weighting }))
  const chance = meanOverPools(sizes, (size) => rankcChance(size, { weighting }))
  return {
    weighting,
    ...means,
    floor,
    chance,
    rescaled: above(floor, means.average),
    chanceCorrected: above(chance, means.average),
  }
}

/** How far a value is from a level to 1; with the published guard against a level of 1. */
function above(level: number, value: number): number {
  return (value - level) / Math.max(1 - level, 1e-9)
}
