import { type FreeFormResult, PolyfactError } from '@polyfact/schema'
import { type ByLanguage, byFact, completeFacts } from '../by-language.js'
import { type ConsistencySplit, consistencySplitOfCounts } from '../consistency-split.js'

/** Facts whose generated answers name one candidate in all languages, and how many answers name any. */
export interface FreeFormAgreement extends ConsistencySplit {
  /** Over all answers, a fact in a language each. */
  resolved: NonNullable<FreeFormResult['resolved']>
}

/**
 * Agreement of generated answers: the share of facts for which all languages name the same candidate, split into those
 * that are right in every language and the others.
 *
 * The twin of {@link consistencySplit} for answers that may name no candidate: such an answer agrees with nothing. Read
 * it beside `resolved`, the share of answers that name one at all: where that is low, it measures the format of the
 * answers more than what the model knows.
 *
 * @param answers - `[language][fact]` id of the candidate that the answer names ({@link resolveCandidate}); null where
 *   it names none.
 * @param correct - `[language][fact]` whether the answer matches the gold ({@link klarMatch}); null where the language
 *   lacks the fact. The verdict is asked for beside the ids, since a lenient match may name an earlier candidate and
 *   match the gold as well.
 * @returns Shares in [0, 1] of the complete facts, those with an answer in every language, and their counts. With one
 *   language every fact with a resolved answer counts.
 * @throws {@link PolyfactError} `EMPTY_INPUT` without languages, facts or complete facts; `SHAPE_MISMATCH` when the two
 *   have different languages or numbers of facts.
 * @see arXiv 2606.06586, the free-form evaluator
 *
 * @example
 * ```ts
 * const answers = { en: ['Q90', 'Q64', null], sw: ['Q90', 'Q64', null] }
 * const agreement = freeFormAgreement(answers, { en: [true, false, false], sw: [true, false, false] })
 * agreement.correct // => { value: 0.3333, count: 1 }
 * agreement.sameWrong // => { value: 0.3333, count: 1 }
 * agreement.resolved // => { value: 0.6667, resolved: 4, questions: 6 }
 * ```
 */
export function freeFormAgreement(
  answers: ByLanguage<string>,
  correct: ByLanguage<boolean>,
): FreeFormAgreement {
  const facts = byFact('freeFormAgreement', correct)
  const complete = completeFacts('freeFormAgreement', correct)
  const columns = Object.entries(correct).map(([language, verdicts]) => {
    const column = answers[language]
    if (column?.length === verdicts.length) return column
    throw new PolyfactError(
      'SHAPE_MISMATCH',
      `freeFormAgreement: ${language} has ${column?.length ?? 'no'} answers and ${verdicts.length} verdicts; one answer for every verdict is expected`,
      { language, answers: column?.length, verdicts: verdicts.length },
    )
  })
  const extra = Object.keys(answers).find((language) => correct[language] === undefined)
  if (extra !== undefined) {
    throw new PolyfactError(
      'SHAPE_MISMATCH',
      `freeFormAgreement: ${extra} has answers and no verdicts; one verdict for every answer is expected`,
      { language: extra },
    )
  }
  let right = 0
  let agreed = 0
  for (const { fact, values } of complete) {
    const first = columns[0]![fact]
    if (first == null || columns.some((column) => column[fact] !== first)) continue
    agreed++
    if (values.every(Boolean)) right++
  }
  const questions = facts.reduce((sum, { languages }) => sum + languages.length, 0)
  const resolved = facts.reduce(
    (sum, { fact, languages }) => sum + languages.filter((at) => columns[at]![fact] != null).length,
    0,
  )
  return {
    ...consistencySplitOfCounts(complete.length, right, agreed - right),
    resolved: { value: resolved / questions, resolved, questions },
  }
}
