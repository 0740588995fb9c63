import { type CorrectOverlap, PolyfactError } from '@polyfact/schema'
import { type ByLanguage, byFact } from './by-language.js'
import {
  addToPair,
  averagesOf,
  commonPairs,
  indexLanguages,
  type PairSums,
  pairIndex,
} from './language-pairs.js'

/**
 * Correct overlap: of the facts that one of two languages has right, the share that both have.
 *
 * `|C_a ∩ C_b| / |C_a ∪ C_b|` over the common facts of a pair, where C_l are the facts that language l has right.
 * Facts that neither has right do not count, unlike in {@link agreement}: this measures shared knowledge, and says
 * nothing of shared errors. Two languages of different accuracy cannot reach 1: it is at most the smaller accuracy over
 * the larger.
 *
 * @param correct - `[language][fact]` whether the answer is right; null where a language lacks the fact.
 * @returns Shares in [0, 1] with keys such as `en-de` in the order of the languages. A pair of which neither language
 *   has any fact right has no value: it is in `withoutValue` and in no average. `averageWithEnglish` is there when a
 *   pair with English has a value.
 * @throws {@link PolyfactError} `EMPTY_INPUT` with fewer than two languages, without facts, for a pair without a common
 *   fact, or when no pair has a value; `SHAPE_MISMATCH` when languages have different numbers of facts.
 * @see Jiang et al. 2020 (X-FACTR) — https://aclanthology.org/2020.emnlp-main.479; COverlap of Qi et al. 2023 —
 *   https://aclanthology.org/2023.emnlp-main.658
 *
 * @example
 * ```ts
 * correctOverlap({ en: [true, true, false], sw: [true, false, false] }).average // => 0.5
 * ```
 */
export function correctOverlap(correct: ByLanguage<boolean>): CorrectOverlap {
  const languages = Object.keys(correct)
  const both: PairSums = { sums: [], facts: [] }
  const either: number[] = []
  for (const { languages: present, values } of byFact('correctOverlap', correct)) {
    for (let b = 1; b < present.length; b++) {
      for (let a = 0; a < b; a++) {
        const index = pairIndex(present[a]!, present[b]!)
        addToPair(both, index, values[a] && values[b] ? 1 : 0)
        either[index] = (either[index] ?? 0) + (values[a] || values[b] ? 1 : 0)
      }
    }
  }
  const pairs = commonPairs('correctOverlap', indexLanguages(languages), both)
  const known = pairs.filter(({ index }) => either[index]! > 0)
  if (known.length === 0) {
    throw new PolyfactError(
      'EMPTY_INPUT',
      `correctOverlap: no right answer in ${languages.join(', ')}; at least one is expected`,
      { languages },
    )
  }
  return {
    ...averagesOf(known, ({ index }) => both.sums[index]! / either[index]!),
    withoutValue: pairs.filter((pair) => !known.includes(pair)).map(({ key }) => key),
  }
}
