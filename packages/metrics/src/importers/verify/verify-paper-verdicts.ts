import { goldId, type PlacedPrediction } from '../paper-results-candidates.js'
import type { PaperPrediction } from '../paper-results-file.js'
import type { PaperQuestion } from './paper-aggregates.js'
import { joinPath, type VerificationWriter } from './verification.js'

/** Checks the `correct` of the predictions of a file, a fact at a time. */
export interface VerdictChecks {
  add(
    fact: string,
    byLanguage: Readonly<Record<string, PaperPrediction>>,
    questions: ReadonlyMap<string, PaperQuestion>,
  ): void
  /** Says how many verdicts no gold explains that all languages share. */
  finish(): void
}

/**
 * Verdicts are checked against the gold where the file tells it. Where it does not, the languages that are held to be
 * right should have taken one option, and no other language that one. What does not fit is no difference but a notice:
 * the benchmark itself may have another gold in one language, as Global-MMLU-Lite has in Chinese.
 */
export function createVerdictChecks(writer: VerificationWriter): VerdictChecks {
  const odd: string[] = []
  return {
    add(fact, byLanguage, questions) {
      const common = commonGold(byLanguage, questions)
      for (const [language, prediction] of Object.entries(byLanguage)) {
        if (prediction.correct === undefined) continue
        const place = `${joinPath(joinPath('predictions', fact), language)}.correct`
        const gold = goldPlace({ place, fact, language, prediction })
        if (gold !== undefined) {
          writer.compare(place, prediction.correct, firstBest(prediction.scores) === gold)
          continue
        }
        writer.leave('predictions.*.*.correct', 'the file does not say which option is right')
        const answer = questions.get(language)!.ranking?.[0]
        const fits =
          common === undefined || answer === undefined || (answer === common) === prediction.correct
        if (!fits) odd.push(place)
      }
    },
    finish() {
      if (odd.length === 0) return
      writer.notice(
        `${odd.length} ${odd.length === 1 ? 'verdict does' : 'verdicts do'} not fit the gold that most languages of the fact point to (first ${odd[0]}): the benchmark may have another gold, or another order of options, in that language`,
      )
    },
  }
}

/** The place of the gold among the options, where the file tells it. */
export function goldPlace(placed: PlacedPrediction): number | undefined {
  const { gold_idx: index, option_ids: ids } = placed.prediction
  if (index !== undefined || ids === undefined) return index
  const gold = goldId(placed, ids)
  return gold === null ? undefined : ids.indexOf(gold)
}

/** The choice of the evaluator: the first of the best scores. */
export function firstBest(scores: readonly number[]): number {
  return scores.indexOf(scores.reduce((best, score) => Math.max(best, score)))
}

/** The option that most of the languages that are right took; undefined where none is right. */
function commonGold(
  byLanguage: Readonly<Record<string, PaperPrediction>>,
  questions: ReadonlyMap<string, PaperQuestion>,
): number | undefined {
  const votes = new Map<number, number>()
  for (const [language, { correct }] of Object.entries(byLanguage)) {
    const answer = questions.get(language)!.ranking?.[0]
    if (correct === true && answer !== undefined) votes.set(answer, (votes.get(answer) ?? 0) + 1)
  }
  return [...votes].sort((a, b) => b[1] - a[1])[0]?.[0]
}
