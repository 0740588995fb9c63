import type { FreeFormResult, Language, ScoresHeader } from '@polyfact/schema'
import { accuracy } from '../accuracy.js'
import { addAgreement } from '../agreement.js'
import { type ByLanguage, byFact, completeFacts } from '../by-language.js'
import type { FactTable } from '../evaluate/fact-table.js'
import { overlapWhereKnown } from '../evaluate/overlap-where-known.js'
import { type PairSums, pairMeans } from '../language-pairs.js'
import { resourceMeans } from '../resource-means.js'
import { seenMeans } from '../seen-means.js'
import { totalConsistencyOfCounts } from '../total-consistency.js'
import { freeFormAgreement } from './free-form-agreement.js'
import { CALLER } from './generated-outcome.js'

/** Accuracies from the verdicts; seen and unseen languages are those of KLAR, and so only on its facts. */
export function accuraciesOf(
  correct: ByLanguage<boolean>,
  header: ScoresHeader | undefined,
): FreeFormResult['accuracy'] {
  const byLanguage = Object.fromEntries(
    Object.entries(correct).map(([language, column]) => [language, accuracy(column)]),
  )
  const shares = Object.values(byLanguage)
  const values = Object.fromEntries(
    Object.entries(byLanguage).map(([language, { value }]) => [language, value]),
  )
  const sum = (field: 'value' | 'correct' | 'facts') =>
    shares.reduce((total, { [field]: value }) => total + value, 0)
  return {
    byLanguage,
    mean: sum('value') / shares.length,
    ...resourceMeans(values),
    ...(/klar/i.test(header?.dataset.id ?? '') ? seenMeans(values) : {}),
    pooled: sum('correct') / sum('facts'),
    verdicts: 'computed',
  }
}

/**
 * Total Consistency of the verdicts.
 *
 * @throws {@link PolyfactError} `EMPTY_INPUT` when no fact is in every language.
 */
export function totalConsistencyOf(correct: ByLanguage<boolean>): FreeFormResult['totalConsistency'] {
  const rightCounts: number[] = new Array(Object.keys(correct).length + 1).fill(0)
  for (const { values } of completeFacts(CALLER, correct)) rightCounts[values.filter(Boolean).length]!++
  return totalConsistencyOfCounts(rightCounts)
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
  const indexed = languages.map((language, index) => [language, index] as const)
  const { facts: _, ...agreement } = pairMeans(CALLER, indexed, pairs)
  return agreement
}
