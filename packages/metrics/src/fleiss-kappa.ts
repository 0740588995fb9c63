import { answerGroups, equalPairs } from './answer-groups.js'
import { type ByLanguage, completeFacts } from './by-language.js'
import { checkTwoLanguages } from './language-pairs.js'

/**
 * Fleiss' kappa: agreement of all languages beyond chance, languages being raters, facts units and ids categories.
 *
 * `κ = (P̄ − P̄_e) / (1 − P̄_e)`: P̄ is the mean agreement of pairs over complete facts, `P̄_e = Σ_k p_k²` that of raters
 * who draw ids at random as often as all languages together give each. Where every fact has ids of its own, as Wikidata's
 * are, P̄_e is near 0 and κ near the plain agreement; where ids mean positions (`option:2`), it corrects for a habit of
 * answering with one of them.
 *
 * @param answers - `[language][fact]` id of the candidate that ranks first; null where a language lacks the fact.
 * @returns At most 1; 0 at chance, negative below. 1 by convention when all languages give one same id to all facts,
 *   where κ is 0/0 (statsmodels returns NaN).
 * @throws {@link PolyfactError} `EMPTY_INPUT` with fewer than two languages, without facts or complete facts;
 *   `SHAPE_MISMATCH` when languages have different numbers of facts.
 * @see Fleiss 1971 — https://doi.org/10.1037/h0031619
 *
 * @example
 * ```ts
 * fleissKappa({ en: ['a', 'b', 'a'], de: ['a', 'b', 'b'] }) // => 0.3333
 * ```
 */
export function fleissKappa(answers: ByLanguage<string>): number {
  const raters = Object.keys(answers)
  checkTwoLanguages('fleissKappa', raters)
  const units = completeFacts('fleissKappa', answers).map(({ values }) => values)
  const ratings = units.length * raters.length
  const categories = answerGroups(units.flat())
  if (categories.length === 1) return 1
  const pairs = units.reduce((sum, values) => sum + equalPairs(answerGroups(values)), 0)
  const observed = pairs / (ratings * (raters.length - 1))
  const expected = categories.reduce((sum, count) => sum + (count / ratings) ** 2, 0)
  return (observed - expected) / (1 - expected)
}
