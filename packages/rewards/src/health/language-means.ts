import type { LanguageHealth, ObservedAnswer } from './run-numbers.js'
import { createRunningMean } from './running-mean.js'

/** Running means of one language's answers. */
export interface LanguageMeans {
  /** Takes the language's answers in the rollouts of one fact, at least one. */
  add(answers: readonly ObservedAnswer[]): void
  health(): LanguageHealth
}

/** Follows one language: shares of right, valid and empty answers and of those in another language. */
export function createLanguageMeans(window: number): LanguageMeans {
  const mean = () => createRunningMean(window)
  const [correct, valid, empty, otherLanguage] = [mean(), mean(), mean(), mean()]
  let mostCorrect = 0
  return {
    add(answers) {
      correct.add(shareOf(answers, isCorrect)!)
      valid.add(shareOf(answers, (answer) => isCorrect(answer) || answer.outcome === 'wrong')!)
      empty.add(shareOf(answers, isEmpty)!)
      const judged = answers.filter(({ components }) => components?.wrongLanguage !== undefined)
      const other = shareOf(judged, ({ components }) => components!.wrongLanguage! < 0)
      if (other !== null) otherLanguage.add(other)
      // the first groups alone are no level to fall from
      if (correct.count() >= window) mostCorrect = Math.max(mostCorrect, correct.value()!)
    },
    health: () => ({
      groups: correct.count(),
      correct: correct.value()!,
      valid: valid.value()!,
      empty: empty.value()!,
      otherLanguage: otherLanguage.value(),
      mostCorrect,
    }),
  }
}

export const isCorrect = ({ outcome }: ObservedAnswer): boolean => outcome === 'correct'
export const isEmpty = ({ outcome }: ObservedAnswer): boolean => outcome === 'empty'

/** Share of the answers of which something is true; null without answers. */
export function shareOf(
  answers: readonly ObservedAnswer[],
  is: (answer: ObservedAnswer) => boolean,
): number | null {
  return answers.length === 0 ? null : answers.filter(is).length / answers.length
}

/**
 * Mean length of the written answers beyond the gold's, in lengths of the gold; null where none is written.
 *
 * One runaway text counts for ten golds at most, and a short gold for ten code points.
 */
export function meanExcess(answers: readonly ObservedAnswer[]): number | null {
  const written = answers.filter((answer) => !isEmpty(answer) && answer.goldLength > 0)
  const sum = written.reduce(
    (total, { length, goldLength }) =>
      total + Math.min(10, Math.max(0, length - goldLength) / Math.max(goldLength, 10)),
    0,
  )
  return written.length === 0 ? null : sum / written.length
}
