import { type ByLanguage, byFact } from './by-language.js'
import {
  addToPair,
  indexLanguages,
  type PairMeans,
  type PairSums,
  pairIndex,
  pairMeans,
} from './language-pairs.js'

/** Answer agreement of all pairs of languages. */
export type Agreement = PairMeans

/**
 * Answer agreement: how often two languages give the same answer, right or wrong.
 *
 * For every pair of languages, the share of their common facts whose first-ranked candidate has the same id; `average`
 * is the unweighted mean over pairs. RankC of four candidates is for about two thirds this number (w₁ = 0.644): do not
 * present both as independent evidence.
 *
 * @param answers - `[language][fact]` id of the candidate that ranks first; null where a language lacks the fact.
 * @returns Shares in [0, 1] and the number of common facts by pair, with keys such as `en-de` in the order of the
 *   languages. `averageWithEnglish` is there when English is.
 * @throws {@link PolyfactError} `EMPTY_INPUT` with fewer than two languages, without facts, or for a pair without a
 *   common fact; `SHAPE_MISMATCH` when languages have different numbers of facts.
 *
 * @example
 * ```ts
 * agreement({ en: ['Q90', 'Q64'], de: ['Q90', 'Q64'], sw: ['Q90', 'Q90'] }).pairwise // => { 'en-de': 1, 'en-sw': 0.5, 'de-sw': 0.5 }
 * ```
 */
export function agreement(answers: ByLanguage<string>): Agreement {
  const pairs: PairSums = { sums: [], facts: [] }
  for (const { languages, values } of byFact('agreement', answers)) addAgreement(pairs, languages, values)
  return pairMeans('agreement', indexLanguages(Object.keys(answers)), pairs)
}

/** Adds one fact: 1 to every pair of its languages with the same answer, 0 to every other. */
export function addAgreement(
  pairs: PairSums,
  languages: readonly number[],
  answers: readonly string[],
): void {
  for (let b = 1; b < languages.length; b++) {
    for (let a = 0; a < b; a++) {
      addToPair(pairs, pairIndex(languages[a]!, languages[b]!), answers[a] === answers[b] ? 1 : 0)
    }
  }
}
