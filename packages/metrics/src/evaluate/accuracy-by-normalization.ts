import type {
  CandidateScore,
  CandidateScores,
  EvaluationResult,
  Language,
  Normalization,
  TieRule,
} from '@polyfact/schema'
import { compareIds } from '../compare-ids.js'
import { meanByLanguage } from '../mean.js'
import { deriveScore, NORMALIZATIONS } from '../normalize-score.js'
import { isRight } from './tally.js'

/** Counts of right answers under every normalisation at once. */
export interface NormalizationCounts {
  add(records: readonly CandidateScores[]): void
  /** Accuracies under the modes that all records allowed; undefined when fewer than two did. */
  accuracies(languages: readonly Language[]): EvaluationResult['accuracy']['byNormalization']
}

/**
 * Empty counts.
 *
 * A mode that one record does not allow is left out, since its accuracy would be over other facts. Where a source
 * states no gold, its word holds for its own mode alone, and no other is counted.
 */
export function createNormalizationCounts(ties: TieRule): NormalizationCounts {
  const open = new Set<Normalization>(NORMALIZATIONS)
  const counts = new Map<Language, { facts: number; readonly correct: Record<Normalization, number> }>()
  const countsOf = (language: Language) => {
    let found = counts.get(language)
    if (found === undefined) {
      found = { facts: 0, correct: { sum: 0, 'per-token': 0, 'per-character': 0, 'per-byte': 0 } }
      counts.set(language, found)
    }
    return found
  }
  return {
    add(records) {
      for (const record of records) {
        if (record.gold === null) return open.clear()
        const ofLanguage = countsOf(record.language)
        ofLanguage.facts++
        for (const mode of open) {
          const answer = answerUnder(record.candidates, mode, ties)
          if (answer === undefined) open.delete(mode)
          else if (isRight(record, answer)) ofLanguage.correct[mode]++
        }
      }
    },
    accuracies(languages) {
      if (open.size < 2) return undefined
      return Object.fromEntries(
        [...open].map((mode) => {
          const shareOf = (language: Language) => countsOf(language).correct[mode] / countsOf(language).facts
          return [mode, meanByLanguage(languages, shareOf)]
        }),
      )
    },
  }
}

/** The first candidate of a ranking under one mode, without ranking the others; undefined where the mode cannot be had. */
export function answerUnder(
  candidates: readonly CandidateScore[],
  mode: Normalization,
  ties: TieRule,
): string | undefined {
  let best: string | undefined
  let bestScore = Number.NEGATIVE_INFINITY
  for (const candidate of candidates) {
    const score = deriveScore(candidate, mode)
    if (score === undefined) return undefined
    const comesFirst =
      score > bestScore || (score === bestScore && ties === 'by-id' && compareIds(candidate.id, best!) < 0)
    if (best === undefined || comesFirst) {
      best = candidate.id
      bestScore = score
    }
  }
  return best
}
