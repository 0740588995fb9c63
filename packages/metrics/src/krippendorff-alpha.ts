import { PolyfactError } from '@polyfact/schema'
import { answerGroups, equalPairs } from './answer-groups.js'
import { type ByLanguage, byFact } from './by-language.js'
import { checkTwoLanguages } from './language-pairs.js'

/**
 * Krippendorff's alpha for nominal data: agreement of languages beyond chance, with facts that some languages lack.
 *
 * `α = 1 − D_o / D_e`. Over the facts with two or more answers, N answers in all: `D_o = (1/N) Σ_i (m_i² − Σ_k n_ik²) /
 * (m_i − 1)` where n_ik of the m_i answers to fact i are id k, and `D_e = (N² − Σ_k n_k²) / (N (N − 1))`. Over complete
 * facts it is {@link fleissKappa} with a correction for few answers, and is to be read alike.
 *
 * @param answers - `[language][fact]` id of the candidate that ranks first; null where a language lacks the fact.
 * @returns At most 1; 0 at chance, negative below. 1 by convention when the facts with two or more answers all have one
 *   same id, where α is 1 − 0/0 (the Python package krippendorff raises ValueError, or returns NaN).
 * @throws {@link PolyfactError} `EMPTY_INPUT` with fewer than two languages, without facts, or when no fact has two
 *   answers; `SHAPE_MISMATCH` when languages have different numbers of facts.
 * @see Krippendorff 2011, Computing Krippendorff's Alpha-Reliability — https://repository.upenn.edu/handle/20.500.14332/2089
 *
 * @example
 * ```ts
 * krippendorffAlpha({ en: ['a', 'b', 'a'], de: ['a', 'b', 'b'], sw: ['a', null, null] }) // => 0.5
 * ```
 */
export function krippendorffAlpha(answers: ByLanguage<string>): number {
  const raters = Object.keys(answers)
  checkTwoLanguages('krippendorffAlpha', raters)
  const units = byFact('krippendorffAlpha', answers)
    .map(({ values }) => values)
    .filter(({ length }) => length >= 2)
  if (units.length === 0) {
    throw new PolyfactError(
      'EMPTY_INPUT',
      `krippendorffAlpha: no fact has answers in two of ${raters.join(', ')}; at least one is expected`,
      { languages: raters },
    )
  }
  const categories = answerGroups(units.flat())
  if (categories.length === 1) return 1
  const total = categories.reduce((sum, count) => sum + count, 0)
  const unequal = (groups: readonly number[], count: number) => count * (count - 1) - equalPairs(groups)
  const observed = units.reduce(
    (sum, values) => sum + unequal(answerGroups(values), values.length) / (values.length - 1),
    0,
  )
  return 1 - (observed * (total - 1)) / unequal(categories, total)
}
