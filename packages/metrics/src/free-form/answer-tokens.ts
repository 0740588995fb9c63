import { checkNotEmpty } from '../check-facts.js'
import { checkChoice } from '../check-options.js'

/** What counts as the same text, for {@link exactMatch} and {@link tokenF1}. */
export interface AnswerTextOptions {
  /**
   * `'multilingual'`: compatibility forms are one (NFKC), lower case, all of Unicode's punctuation is white space, every
   * Han character and kana is a token of its own, no articles are dropped. `'squad'`: as the script of SQuAD 1.1 has
   * it, for numbers that are to be compared with published English ones: lower case, ASCII punctuation is deleted,
   * `a`, `an` and `the` are dropped.
   *
   * @defaultValue `'multilingual'`
   */
  readonly rules?: 'multilingual' | 'squad'
}

/** The tokens of an answer, by which exact match and token F1 compare it. */
export function answerTokens(
  caller: string,
  text: string,
  { rules = 'multilingual' }: AnswerTextOptions,
): string[] {
  checkChoice(caller, 'rules', rules, ['multilingual', 'squad'])
  if (rules === 'multilingual') {
    return text.normalize('NFKC').toLowerCase().replace(PUNCTUATION, ' ').match(TOKENS) ?? []
  }
  return text.toLowerCase().replace(ASCII_PUNCTUATION, '').replace(ENGLISH_ARTICLES, ' ').match(WORDS) ?? []
}

/** The tokens of every gold. */
export function goldTokens(caller: string, golds: readonly string[], options: AnswerTextOptions): string[][] {
  checkNotEmpty(caller, 'golds', golds)
  return golds.map((gold) => answerTokens(caller, gold, options))
}

// white space is Python's, as in the scripts that these follow: with U+001C to U+001F, without U+FEFF
// biome-ignore lint/suspicious/noControlCharactersInRegex: Python takes these four for white space
const WORDS = /[^\p{White_Space}\u{1C}-\u{1F}]+/gu
// one character of a script that does not space its words, or a run of others
const TOKENS =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: as above
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]|[^\p{White_Space}\u{1C}-\u{1F}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+/gu
const PUNCTUATION = /\p{P}/gu
const ASCII_PUNCTUATION = /[!-/:-@[-`{-~]/g
// \b of JavaScript knows ASCII letters alone, even with the u flag
const ENGLISH_ARTICLES = /(?<![\p{L}\p{N}_])(?:an?|the)(?![\p{L}\p{N}_])/gu
