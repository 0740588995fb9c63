import {
  type CandidateScores,
  checkCandidateScores,
  type EvaluationResult,
  PolyfactError,
} from '@polyfact/schema'
import { accuracy } from '../accuracy.js'
import { meanByLanguage } from '../mean.js'
import { answerUnder } from './accuracy-by-normalization.js'
import type { FactTable } from './fact-table.js'
import { joinFacts } from './join-facts.js'
import { isRight } from './tally.js'

/** The scores of what answers without a model, such as the frequency of answers in training data. */
export type BaselineScores = Iterable<CandidateScores> | AsyncIterable<CandidateScores>

/**
 * Accuracies of baselines on the facts of a model. Candidates are compared by their sums: the logarithm of a frequency
 * is no likelihood of a text, and is not divided by its length.
 *
 * @param table - The model's verdicts. What a baseline says in other languages is passed over.
 * @throws {@link PolyfactError} `HEADER_MISMATCH` for a baseline that answers other facts, or the same in fewer or more of
 *   the languages; `NORMALIZATION_UNAVAILABLE` for one without sums; and as reading scores does.
 */
export async function baselineAccuracies(
  baselines: Readonly<Record<string, BaselineScores>>,
  table: Pick<FactTable, 'ids' | 'correct'>,
): Promise<Pick<EvaluationResult['accuracy'], 'baselines'>> {
  const accuracies: NonNullable<EvaluationResult['accuracy']['baselines']> = {}
  for (const [name, scores] of Object.entries(baselines)) {
    accuracies[name] = await accuracyOfBaseline(`evaluate: baseline ${name}`, scores, table)
  }
  return Object.keys(accuracies).length === 0 ? {} : { baselines: accuracies }
}

async function accuracyOfBaseline(
  caller: string,
  scores: BaselineScores,
  { ids, correct }: Pick<FactTable, 'ids' | 'correct'>,
) {
  const languages = Object.keys(correct)
  const rowOf = new Map(ids.map((id, row) => [id, row]))
  const verdicts = new Map(languages.map((language) => [language, new Map<number, boolean>()]))
  const options = {
    caller,
    kind: 'scores',
    header: undefined,
    check: (record: CandidateScores): void => checkCandidateScores(record, caller),
  }
  for await (const { id, byLanguage } of joinFacts(scores, options)) {
    for (const [language, record] of byLanguage) {
      if (correct[language] === undefined) continue
      const row = rowOf.get(id)
      if (row === undefined || correct[language][row] == null) {
        throw otherFacts(caller, `has fact ${id} in ${language}, which the model lacks`, {
          fact: id,
          language,
        })
      }
      const answer = answerUnder(record.candidates, 'sum', 'by-id')
      if (answer === undefined) {
        throw new PolyfactError(
          'NORMALIZATION_UNAVAILABLE',
          `${caller}: fact ${id} in ${language} has a candidate without a sum; a sum for every candidate is expected`,
          { fact: id, language },
        )
      }
      verdicts.get(language)!.set(row, isRight(record, answer))
    }
  }
  return meanByLanguage(languages, (language) => {
    const found = verdicts.get(language)!
    const lacking = correct[language]!.findIndex((right, row) => right != null && !found.has(row))
    if (lacking !== -1) {
      throw otherFacts(caller, `lacks fact ${ids[lacking]} in ${language}`, { fact: ids[lacking], language })
    }
    return accuracy([...found.values()]).value
  })
}

function otherFacts(caller: string, found: string, details: Record<string, unknown>): PolyfactError {
  return new PolyfactError(
    'HEADER_MISMATCH',
    `${caller}: ${found}; the model's facts in the model's languages are expected`,
    details,
  )
}
