import type { Language } from '@polyfact/schema'
import { answerGroups, equalPairs } from '../answer-groups.js'
import type { PerFactValues } from '../per-fact.js'
import { compareByCodePoint } from './fact-set-digest.js'
import type { FactTable } from './fact-table.js'

/** Whether a table can say in which languages a fact has the same answer. */
export interface PerFactOptions {
  readonly answers: 'by-id' | 'by-text'
}

/**
 * The columns of a table as one value for every complete fact, sorted by id.
 *
 * @param languages - All languages of the table.
 * @param options - `rankc` is there when every complete fact has one; `agreement` when answers are ids and there are
 *   two or more languages.
 */
export function perFactValues(
  table: FactTable,
  languages: readonly Language[],
  { answers: kind }: PerFactOptions,
): PerFactValues {
  const correct = languages.map((language) => table.correct[language]!)
  const answers = languages.map((language) => table.answers[language]!)
  const complete = [...table.ids.keys()]
    .filter((fact) => correct.every((column) => column[fact] !== undefined))
    .sort((a, b) => compareByCodePoint(table.ids[a]!, table.ids[b]!))
  const languagesCorrect = Float64Array.from(
    complete,
    (fact) => correct.filter((column) => column[fact]).length,
  )
  const hasRankc = languages.length > 1 && complete.every((fact) => table.rankc[fact] !== undefined)
  const hasAgreement = languages.length > 1 && kind === 'by-id'
  return {
    facts: complete.map((fact) => table.ids[fact]!),
    accuracy: languagesCorrect.map((count) => count / languages.length),
    languagesCorrect,
    totalConsistency: languagesCorrect.map((count) => (count === languages.length ? 1 : 0)),
    ...(hasRankc ? { rankc: Float64Array.from(complete, (fact) => table.rankc[fact]!) } : {}),
    ...(hasAgreement
      ? {
          agreement: Float64Array.from(complete, (fact) =>
            pairAgreement(answers.map((column) => column[fact])),
          ),
        }
      : {}),
  }
}

/**
 * The share of pairs of answers that are the same: `Σ_g m_g (m_g − 1) / (L (L − 1))` over the groups of equal answers.
 *
 * @param answers - `[language]` two or more; an undefined one is like no other.
 */
export function pairAgreement(answers: readonly (string | null | undefined)[]): number {
  const ids = answers.filter((answer) => answer != null)
  return equalPairs(answerGroups(ids)) / (answers.length * (answers.length - 1))
}
