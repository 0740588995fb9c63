import { type AnswerTextOptions, answerTokens, goldTokens } from './answer-tokens.js'

/**
 * Token F1: how far the words of a generated answer are those of the gold.
 *
 * `F1 = 2 · common / (answer + gold)`, where *common* counts the tokens that both have, each as often as in the one that
 * has it less often; the best over the golds. This is the harmonic mean of precision and recall. Tokens are words between
 * white space, and single characters where words are not spaced: Han characters and kana, as the evaluators of MLQA and
 * MKQA split them. Thai, Khmer, Lao and Burmese are not split, so that there F1 is exact match.
 *
 * @param text - What the model answered.
 * @param golds - Texts that count as right, in the same language.
 * @param options - see {@link AnswerTextOptions}.
 * @returns A number in [0, 1]; 1 means the same tokens, in any order; 0 also when either has none.
 * @throws {@link PolyfactError} `EMPTY_INPUT` without golds; `UNKNOWN_OPTION`.
 * @see Rajpurkar et al. 2016, SQuAD — https://aclanthology.org/D16-1264
 * @see Lewis et al. 2020, MLQA — https://aclanthology.org/2020.acl-main.653
 * @see Longpre et al. 2021, MKQA — https://aclanthology.org/2021.tacl-1.82
 *
 * @example
 * ```ts
 * tokenF1('New York', ['New York City']) // => 0.8
 * tokenF1('東京', ['東京都']) // => 0.8
 * ```
 */
export function tokenF1(text: string, golds: readonly string[], options: AnswerTextOptions = {}): number {
  const answer = answerTokens('tokenF1', text, options)
  return bestTokenF1(answer, goldTokens('tokenF1', golds, options))
}

/** The same from tokens. */
export function bestTokenF1(answer: readonly string[], golds: readonly (readonly string[])[]): number {
  return golds.reduce((best, gold) => Math.max(best, f1(answer, gold)), 0)
}

function f1(answer: readonly string[], gold: readonly string[]): number {
  const left = new Map<string, number>()
  for (const token of gold) left.set(token, (left.get(token) ?? 0) + 1)
  let common = 0
  for (const token of answer) {
    const count = left.get(token) ?? 0
    if (count === 0) continue
    left.set(token, count - 1)
    common++
  }
  return common === 0 ? 0 : (2 * common) / (answer.length + gold.length)
}
