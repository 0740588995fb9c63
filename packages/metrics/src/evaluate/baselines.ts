import {
  type CandidateScores,
  checkCandidateScores,
  type EvaluationResult,
  type Language,
  PolyfactError,
} from '@polyfact/schema'
import { answerUnder } from './accuracy-by-normalization.js'
import { factSetDigest } from './fact-set-digest.js'
import { joinFacts } from './join-facts.js'
import { isRight } from './tally.js'

/** The scores of what answers without a model, such as the frequency of answers in training data. */
export type BaselineScores = Iterable<CandidateScores> | AsyncIterable<CandidateScores>

/** The facts that a baseline has to answer as well. */
export interface BaselineOptions {
  readonly languages: readonly Language[]
  /** Of the model's facts; undefined where digests cannot be computed. */
  readonly digest: string | undefined
}

/**
 * Accuracies of baselines on the facts of a model. Candidates are compared by their sums: the logarithm of a frequency
 * is no likelihood of a text, and is not divided by its length.
 *
 * @throws {@link PolyfactError} `HEADER_MISMATCH` for a baseline on other facts, `UNKNOWN_LANGUAGE` for one that lacks a
 *   language, `NORMALIZATION_UNAVAILABLE` for one without sums; and as reading scores does.
 */
export async function baselineAccuracies(
  baselines: Readonly<Record<string, BaselineScores>>,
  options: BaselineOptions,
): Promise<Pick<EvaluationResult['accuracy'], 'baselines'>> {
  const accuracies: NonNullable<EvaluationResult['accuracy']['baselines']> = {}
  for (const [name, scores] of Object.entries(baselines)) {
    accuracies[name] = await accuracyOfBaseline(`evaluate: baseline ${name}`, scores, options)
  }
  return Object.keys(accuracies).length === 0 ? {} : { baselines: accuracies }
}

async function accuracyOfBaseline(
  caller: string,
  scores: BaselineScores,
  { languages, digest }: BaselineOptions,
) {
  const counts = new Map(languages.map((language) => [language, { facts: 0, correct: 0 }]))
  const ids: string[] = []
  const check = (record: CandidateScores): void => checkCandidateScores(record, caller)
  for await (const { id, byLanguage } of joinFacts(scores, {
    caller,
    kind: 'scores',
    header: undefined,
    check,
  })) {
    ids.push(id)
    for (const [language, record] of byLanguage) {
      const ofLanguage = counts.get(language)
      if (ofLanguage === undefined) continue
      const answer = answerUnder(record.candidates, 'sum', 'by-id')
      if (answer === undefined) {
        throw new PolyfactError(
          'NORMALIZATION_UNAVAILABLE',
          `${caller}: fact ${id} in ${language} has a candidate without a sum; a sum for every candidate is expected`,
          { fact: id, language },
        )
      }
      ofLanguage.facts++
      if (isRight(record, answer)) ofLanguage.correct++
    }
  }
  const ofBaseline = await factSetDigest(ids)
  if (ofBaseline !== digest) {
    throw new PolyfactError(
      'HEADER_MISMATCH',
      `${caller}: its ${ids.length} facts are not those of the model; the same facts are expected`,
      { facts: ids.length, found: ofBaseline, expected: digest },
    )
  }
  const missing = languages.find((language) => counts.get(language)!.facts === 0)
  if (missing !== undefined) {
    throw new PolyfactError(
      'UNKNOWN_LANGUAGE',
      `${caller}: no scores in ${missing}; the model's languages are expected`,
      {
        language: missing,
      },
    )
  }
  const shares = languages.map((language) => {
    const { facts, correct } = counts.get(language)!
    return [language, correct / facts] as const
  })
  return {
    mean: shares.reduce((sum, [, share]) => sum + share, 0) / shares.length,
    byLanguage: Object.fromEntries(shares),
  }
}
