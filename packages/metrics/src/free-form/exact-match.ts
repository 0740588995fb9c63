import { type AnswerTextOptions, answerTokens, goldTokens } from './answer-tokens.js'

/**
 * Exact match: whether a generated answer is the same text as one of the golds.
 *
 * Texts are compared by their tokens, after case, punctuation and white space are levelled
 * ({@link AnswerTextOptions}). Stricter than {@link klarMatch}: `Paris, France` is not `Paris`.
 *
 * @param text - What the model answered.
 * @param golds - Texts that count as right, in the same language.
 * @param options - see {@link AnswerTextOptions}.
 * @returns False when the answer, or every gold, has no token. The script of SQuAD lets two empty texts match.
 * @throws {@link PolyfactError} `EMPTY_INPUT` without golds; `UNKNOWN_OPTION`.
 * @see Rajpurkar et al. 2016, SQuAD — https://aclanthology.org/D16-1264
 *
 * @example
 * ```ts
 * exactMatch('Saint‑Denis!', ['Saint Denis']) // => true
 * exactMatch('the Hague', ['Hague']) // => false
 * exactMatch('the Hague', ['Hague'], { rules: 'squad' }) // => true
 * ```
 */
export function exactMatch(text: string, golds: readonly string[], options: AnswerTextOptions = {}): boolean {
  const answer = answerTokens('exactMatch', text, options)
  return isExactMatch(answer, goldTokens('exactMatch', golds, options))
}

/** The same from tokens. */
export function isExactMatch(answer: readonly string[], golds: readonly (readonly string[])[]): boolean {
  if (answer.length === 0) return false
  // no token holds a space
  const joined = answer.join(' ')
  return golds.some((gold) => gold.join(' ') === joined)
}
