import type { FreeFormResult, Language, ScoresHeader } from '@polyfact/schema'
import { accuracy } from '../accuracy.js'
import { addAgreement } from '../agreement.js'
import { type ByLanguage, byFact } from '../by-language.js'
import type { FactTable } from '../evaluate/fact-table.js'
import { groupMeans } from '../evaluate/group-means.js'
import { overlapWhereKnown } from '../evaluate/overlap-where-known.js'
import { indexLanguages, type PairSums, pairMeans } from '../language-pairs.js'
import { meanByLanguage } from '../mean.js'
import { freeFormAgreement } from './free-form-agreement.js'
import { CALLER } from './generated-outcome.js'

/** Accuracies from the verdicts. */
export function accuraciesOf(
  correct: ByLanguage<boolean>,
  header: ScoresHeader | undefined,
): FreeFormResult['accuracy'] {
  const byLanguage = Object.fromEntries(
    Object.entries(correct).map(([language, column]) => [language, accuracy(column)]),
  )
  const { mean, byLanguage: values } = meanByLanguage(
    Object.keys(byLanguage),
    (language) => byLanguage[language]!.value,
  )
  const sum = (field: 'correct' | 'facts') =>
    Object.values(byLanguage).reduce((total, { [field]: count }) => total + count, 0)
  return {
    byLanguage,
    mean,
    ...groupMeans(values, header),
    pooled: sum('correct') / sum('facts'),
    verdicts: 'computed',
  }
}

/** What compares languages, empty for one, and how many answers have an id; at least one fact is in every language. */
export function comparedAnswers(
  { answers, correct }: FactTable,
  languages: readonly Language[],
  kind: 'by-id' | 'by-text',
): Pick<FreeFormResult, 'correctOverlap' | 'resolved' | 'consistencySplit' | 'agreement'> {
  const overlap = overlapWhereKnown(correct)
  if (kind === 'by-text') return overlap
  const { resolved, ...consistencySplit } = freeFormAgreement(answers, correct)
  if (languages.length < 2) return { resolved }
  return { ...overlap, resolved, consistencySplit, agreement: pairAgreements(answers, correct, languages) }
}

function pairAgreements(
  answers: ByLanguage<string>,
  correct: ByLanguage<boolean>,
  languages: readonly Language[],
): NonNullable<FreeFormResult['agreement']> {
  const pairs: PairSums = { sums: [], facts: [] }
  for (const { fact, languages: present } of byFact(CALLER, correct)) {
    addAgreement(
      pairs,
      present,
      // no two of these are the same, nor is any an id
      present.map((at) => answers[languages[at]!]![fact] ?? `\0${at}`),
    )
  }
  const { facts: _, ...agreement } = pairMeans(CALLER, indexLanguages(languages), pairs)
  return agreement
}
