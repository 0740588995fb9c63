import type { AnswerMatching } from '@polyfact/schema'
import { checkNotEmpty } from '../check-facts.js'
import { checkChoice } from '../check-options.js'

/** How a generated text is compared with the gold. */
export interface KlarMatchOptions {
  /**
   * `'lenient'`: the gold is the whole answer, one of its words, or its beginning; `'strict'`: the whole answer.
   *
   * @defaultValue `'lenient'`
   */
  readonly matching?: AnswerMatching
}

/**
 * Whether a generated answer matches the gold, by the rule of KLAR.
 *
 * Both are normalized ({@link normalizeKlar}); then the answer is right when it equals the gold or, leniently, when one
 * of its words does or when it begins with the gold. A gold of several words can only be the whole answer or its
 * beginning. Lenient matching is lax: `rom` is the beginning of `romania`, and `paris` is a word of `not paris`.
 *
 * @param text - What the model answered, already cut to the answer: one line, as a rule.
 * @param gold - One text that counts as right, in the same language.
 * @param options - see {@link KlarMatchOptions}.
 * @returns False when either has nothing left after normalization.
 * @throws {@link PolyfactError} `UNKNOWN_OPTION`.
 * @see Wang et al. 2025, KLAR — https://arxiv.org/abs/2504.04264; the rule is that of arXiv 2606.06586, the KLAR evaluator
 *
 * @example
 * ```ts
 * klarMatch('Paris, of course.', 'Paris') // => true
 * klarMatch('Paris, of course.', 'Paris', { matching: 'strict' }) // => false
 * ```
 */
export function klarMatch(text: string, gold: string, options: KlarMatchOptions = {}): boolean {
  return matchesAny('klarMatch', text, [gold], options)
}

/**
 * Whether a generated answer matches any of several golds: {@link klarMatch} with each of them.
 *
 * @param text - What the model answered.
 * @param golds - Texts that count as right, in the same language.
 * @param options - see {@link KlarMatchOptions}.
 * @returns False when the answer, or every gold, has nothing left after normalization.
 * @throws {@link PolyfactError} `EMPTY_INPUT` without golds; `UNKNOWN_OPTION`.
 *
 * @example
 * ```ts
 * klarMatchAny('Bombay', ['Mumbai', 'Bombay']) // => true
 * ```
 */
export function klarMatchAny(
  text: string,
  golds: readonly string[],
  options: KlarMatchOptions = {},
): boolean {
  checkNotEmpty('klarMatchAny', 'golds', golds)
  return matchesAny('klarMatchAny', text, golds, options)
}

/** The same under the name of another function; nothing matches no golds. */
export function matchesAny(
  caller: string,
  text: string,
  golds: readonly string[],
  { matching = 'lenient' }: KlarMatchOptions,
): boolean {
  checkMatching(caller, matching)
  const answer = normalizeKlar(text)
  return golds.some((gold) => matches(answer, normalizeKlar(gold), matching))
}

/**
 * A text as KLAR compares it: composed (NFC), in lower case, every run of white space and of the punctuation
 * `. , ! ? : ; " ' ( ) [ ] { } « » “ ” ‘ ’ 、 。 ， ！ ？ ； ：` one space, none at the ends.
 *
 * Lower case is not case folding: `Straße` and `STRASSE` stay different. Hyphens, slashes and marks stay. White space
 * is Python's, which has the four separators U+001C to U+001F and has not U+FEFF.
 *
 * @example
 * ```ts
 * normalizeKlar('  «São  Paulo», Brasil.') // => 'são paulo brasil'
 * ```
 */
export function normalizeKlar(text: string): string {
  return text.normalize('NFC').toLowerCase().replace(SEPARATORS, ' ').replace(OUTER_SPACE, '')
}

/** @throws {@link PolyfactError} `UNKNOWN_OPTION`. */
export function checkMatching(caller: string, matching: AnswerMatching): void {
  checkChoice(caller, 'matching', matching, ['lenient', 'strict'])
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: Python takes these four for white space
const SEPARATORS = /[\p{White_Space}\u{1C}-\u{1F}.,!?:;"'()[\]{}«»“”‘’、。，！？；：]+/gu
const OUTER_SPACE = /^ | $/g

function matches(answer: string, gold: string, matching: AnswerMatching): boolean {
  if (answer === '' || gold === '') return false
  if (answer === gold) return true
  return matching === 'lenient' && (answer.startsWith(gold) || answer.split(' ').includes(gold))
}
