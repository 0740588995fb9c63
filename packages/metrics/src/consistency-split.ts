import { type EvaluationResult, PolyfactError } from '@polyfact/schema'
import { type ByLanguage, completeFacts } from './by-language.js'

/** Facts answered alike in all languages: rightly and wrongly. */
export type ConsistencySplit = EvaluationResult['consistencySplit']

/**
 * Splits the facts that are answered alike in all languages into right and wrong.
 *
 * `correct` is Total Consistency; `sameWrong` is the share of facts where every language chooses the same wrong
 * candidate. Their sum is the share of facts on which all languages agree: Total Consistency alone is not agreement.
 * Answers are compared by candidate id, never by text or position.
 *
 * @param answers - `[language][fact]` id of the candidate that ranks first; null where a language lacks the fact.
 * @param gold - `[fact]` id of the gold.
 * @returns Shares in [0, 1] of the complete facts, those with an answer in every language, and their counts. With one
 *   language every wrong answer is a `sameWrong`.
 * @throws {@link PolyfactError} `EMPTY_INPUT` without languages, facts or complete facts; `SHAPE_MISMATCH` when
 *   languages or golds have different numbers of facts.
 *
 * @example
 * ```ts
 * consistencySplit({ en: ['Q90', 'Q64'], sw: ['Q90', 'Q64'] }, ['Q90', 'Q1741']).sameWrong // => { value: 0.5, count: 1 }
 * ```
 */
export function consistencySplit(answers: ByLanguage<string>, gold: readonly string[]): ConsistencySplit {
  const complete = completeFacts('consistencySplit', answers)
  for (const [language, { length }] of Object.entries(answers)) {
    if (length !== gold.length) {
      throw new PolyfactError(
        'SHAPE_MISMATCH',
        `consistencySplit: ${language} has ${length} facts and there are ${gold.length} golds; one gold for every fact is expected`,
        { [language]: length, gold: gold.length },
      )
    }
  }
  const agreed = complete.filter(({ values }) => values.every((id) => id === values[0]))
  const correct = agreed.filter(({ fact, values }) => values[0] === gold[fact]).length
  return consistencySplitOfCounts(complete.length, correct, agreed.length - correct)
}

export function consistencySplitOfCounts(
  facts: number,
  correct: number,
  sameWrong: number,
): ConsistencySplit {
  return {
    facts,
    correct: { value: correct / facts, count: correct },
    sameWrong: { value: sameWrong / facts, count: sameWrong },
  }
}
