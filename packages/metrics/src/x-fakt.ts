import { type Language, PolyfactError } from '@polyfact/schema'
import { type ByLanguage, byFact } from './by-language.js'
import { checkShare } from './check-options.js'
import { meanOf } from './mean.js'

/** Mean error rates in [0, 1] of facts asked in a language of their own country, and in other languages. */
export interface AssociativeErrorRates {
  readonly associative: number
  readonly nonAssociative: number
}

/** The three scores of X-FaKT. */
export interface XFakt {
  /** FRS, the factual recall score. */
  factualRecall: number
  /** KTS, the knowledge transferability score. */
  knowledgeTransferability: number
  /** The harmonic mean of the two. */
  xFakt: number
}

/**
 * X-FaKT: whether a model knows facts in the language of their country, and equally in other languages.
 *
 * `FRS = 3/2 · (1 / (μ_a + μ_n + 1) − 1/3)`, `KTS = 2 · (1 / (|μ_a − μ_n| + 1) − 1/2)`, `X-FaKT = 2 · FRS · KTS /
 * (FRS + KTS)`, of the error rates μ_a and μ_n. KTS alone rewards a model that errs equally everywhere: one that
 * knows nothing has KTS 1, FRS 0 and X-FaKT 0.
 *
 * @param errorRates - error rates, not accuracies; {@link associativeErrorRates} gives them.
 * @returns Three scores in [0, 1], higher is better.
 * @throws {@link PolyfactError} `OUT_OF_RANGE` for a rate outside [0, 1].
 * @see Aggarwal et al. 2025 — https://arxiv.org/abs/2502.17955
 *
 * @example
 * ```ts
 * xFakt({ associative: 0, nonAssociative: 0.5 }) // => { factualRecall: 0.5, knowledgeTransferability: 0.3333, xFakt: 0.4 }
 * ```
 */
export function xFakt(errorRates: AssociativeErrorRates): XFakt {
  const { associative, nonAssociative } = errorRates
  checkShare('xFakt', 'associative', associative)
  checkShare('xFakt', 'nonAssociative', nonAssociative)
  const factualRecall = (3 / 2) * (1 / (associative + nonAssociative + 1) - 1 / 3)
  const knowledgeTransferability = 2 * (1 / (Math.abs(associative - nonAssociative) + 1) - 1 / 2)
  return {
    factualRecall,
    knowledgeTransferability,
    // the two are never 0 together: FRS is 0 only where both rates are 1, and there KTS is 1
    xFakt: (2 * factualRecall * knowledgeTransferability) / (factualRecall + knowledgeTransferability),
  }
}

/**
 * The error rates that {@link xFakt} takes.
 *
 * Facts with the same own languages are one country. A cell is a country in a language that has facts of it; its error
 * rate is the share of wrong answers. Each of the two rates is the unweighted mean over its cells, so that a country of
 * many facts counts as one of few. The published code rounds the rate of every cell to two decimals; here nothing is
 * rounded.
 *
 * @param correct - `[language][fact]` whether the answer is right; null where a language lacks the fact.
 * @param associative - `[fact]` the languages of the fact's own country, among those of `correct`; none where it has
 *   no language there.
 * @returns Rates in [0, 1], and the number of cells that each is the mean over.
 * @throws {@link PolyfactError} `EMPTY_INPUT` without languages or facts, or when no answer is in a language of the fact's
 *   own country, or none is in another; `SHAPE_MISMATCH` when languages have different numbers of facts, or `associative`
 *   has another; `UNKNOWN_LANGUAGE` for a language that `correct` does not have.
 * @see Aggarwal et al. 2025 — https://arxiv.org/abs/2502.17955
 *
 * @example
 * ```ts
 * const correct = { fr: [true, true], ja: [false, true] } // capitals of France and Japan
 * associativeErrorRates(correct, [['fr'], ['ja']]) // => { associative: 0, nonAssociative: 0.5, cells: { associative: 2, nonAssociative: 2 } }
 * ```
 */
export function associativeErrorRates(
  correct: ByLanguage<boolean>,
  associative: readonly (readonly Language[])[],
): AssociativeErrorRates & { cells: { associative: number; nonAssociative: number } } {
  const facts = byFact('associativeErrorRates', correct)
  const names = Object.keys(correct)
  checkOwnLanguages(associative, names, facts.length)
  const cells = new Map<string, { isOwn: boolean; answers: number; wrong: number }>()
  for (const { fact, languages, values } of facts) {
    const own = associative[fact]!
    const country = names.filter((language) => own.includes(language)).join(' ')
    for (const [at, right] of values.entries()) {
      const language = names[languages[at]!]!
      const key = `${language}: ${country}`
      const cell = cells.get(key) ?? { isOwn: own.includes(language), answers: 0, wrong: 0 }
      cell.answers++
      if (!right) cell.wrong++
      cells.set(key, cell)
    }
  }
  const own = [...cells.values()].filter(({ isOwn }) => isOwn)
  const other = [...cells.values()].filter(({ isOwn }) => !isOwn)
  if (own.length === 0 || other.length === 0) {
    throw new PolyfactError(
      'EMPTY_INPUT',
      `associativeErrorRates: no answer in a language ${own.length === 0 ? "of its fact's own country" : "other than its fact's own"}; at least one is expected`,
    )
  }
  const rateOf = (some: typeof own) => meanOf(some.map(({ wrong, answers }) => wrong / answers))
  return {
    associative: rateOf(own),
    nonAssociative: rateOf(other),
    cells: { associative: own.length, nonAssociative: other.length },
  }
}

function checkOwnLanguages(
  associative: readonly (readonly Language[])[],
  languages: readonly Language[],
  facts: number,
): void {
  if (associative.length !== facts) {
    throw new PolyfactError(
      'SHAPE_MISMATCH',
      `associativeErrorRates: ${languages[0]} has ${facts} facts and there are own languages of ${associative.length}; a list for every fact is expected`,
      { facts, associative: associative.length },
    )
  }
  for (const [fact, own] of associative.entries()) {
    const unknown = own.find((language) => !languages.includes(language))
    if (unknown === undefined) continue
    throw new PolyfactError(
      'UNKNOWN_LANGUAGE',
      `associativeErrorRates: fact ${fact} has the own language ${unknown}, in which there are no answers; there are some in ${languages.join(', ')}, so leave the others out`,
      { fact, language: unknown, languages },
    )
  }
}
