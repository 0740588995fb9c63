import {
  type EvaluationResult,
  type Language,
  PolyfactError,
  SCHEMA_VERSION,
  type ScoresHeader,
} from '@polyfact/schema'
import { accuracyOfCounts } from '../accuracy.js'
import { consistencySplitOfCounts } from '../consistency-split.js'
import { pairMeans } from '../language-pairs.js'
import { meanByLanguage } from '../mean.js'
import { meanOverPools } from '../pool-sizes.js'
import { rankcMatrixOfSums } from '../rankc-matrix.js'
import { totalConsistencyOfCounts } from '../total-consistency.js'
import { groupMeans } from './group-means.js'
import type { Tally } from './tally.js'

/**
 * The result of a finished {@link Tally}.
 *
 * @param languages - All languages of the tally, in the order of evaluation.
 * @throws {@link PolyfactError} `EMPTY_INPUT` for a pair of languages without a common fact, and when no fact is in
 *   every language.
 */
export function resultOfTally(
  tally: Tally,
  languages: readonly Language[],
  madeFrom: ScoresHeader | null,
): EvaluationResult {
  const pairResults = languages.length < 2 ? {} : resultsOfPairs(tally, languages)
  const totalConsistency = totalConsistencyOfCounts(completeCounts(tally, languages))
  const { sameWrong } = tally.complete
  const questions = tally.poolSizes.reduce((sum, count) => sum + count, 0)
  return {
    schemaVersion: SCHEMA_VERSION,
    kind: 'evaluation',
    normalization: tally.rules.normalization,
    languages: [...languages],
    facts: { total: tally.facts, complete: totalConsistency.facts },
    candidates: {
      mean: meanOverPools(tally.poolSizes, (size) => size),
      histogram: Object.fromEntries(Object.entries(tally.poolSizes)), // without the holes
    },
    ties: { rule: tally.rules.ties, value: tally.tied / questions, tied: tally.tied, questions },
    accuracy: accuracies(tally, languages, madeFrom),
    totalConsistency,
    consistencySplit: consistencySplitOfCounts(totalConsistency.facts, totalConsistency.correct, sameWrong),
    ...pairResults,
    madeFrom,
  }
}

function accuracies(
  tally: Tally,
  languages: readonly Language[],
  madeFrom: ScoresHeader | null,
): EvaluationResult['accuracy'] {
  const byLanguage = Object.fromEntries(
    languages.map((language) => {
      const { facts, correct } = tally.languages.get(language)!
      return [language, accuracyOfCounts(facts, correct)]
    }),
  )
  const { mean, byLanguage: values } = meanByLanguage(languages, (language) => byLanguage[language]!.value)
  return {
    byLanguage,
    mean,
    ...groupMeans(values, madeFrom),
    verdicts: tally.hasStoredVerdict ? 'stored' : 'computed',
    chance: meanOverPools(tally.poolSizes, (size) => 1 / size),
  }
}

function resultsOfPairs(
  tally: Tally,
  languages: readonly Language[],
): Required<Pick<EvaluationResult, 'rankc' | 'agreement'>> {
  const indexed = languages.map((language) => [language, tally.languages.get(language)!.index] as const)
  const rankc = rankcMatrixOfSums('evaluate', indexed, tally.rankc, tally.poolSizes, tally.rules)
  const { facts: _, ...agreement } = pairMeans('evaluate', indexed, tally.agreement) // the facts of rankc
  return { rankc, agreement }
}

function completeCounts({ complete, languages }: Tally, order: readonly Language[]): number[] {
  if (complete.rightCounts.length === 0) {
    const rarest = [...languages].reduce((least, next) => (next[1].facts < least[1].facts ? next : least))
    throw new PolyfactError(
      'EMPTY_INPUT',
      `evaluate: no fact has scores in all of ${order.join(', ')}; at least one is expected, so leave out a language, e.g. ${rarest[0]} with ${rarest[1].facts} facts`,
      { languages: order },
    )
  }
  return Array.from({ length: order.length + 1 }, (_, k) => complete.rightCounts[k] ?? 0)
}
