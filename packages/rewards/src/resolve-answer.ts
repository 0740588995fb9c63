import { type Language, type NamedCandidate, PolyfactError } from '@polyfact/schema'
import { createPaperResolver } from './paper-resolver.js'
import type { Resolution } from './resolution.js'
import { createStrictResolver } from './strict/create-strict-resolver.js'

/** How an answer is resolved. */
export interface ResolveAnswerOptions {
  /**
   * `strict`: names as a reader of the language takes them. `paper`: the trainer's comparison of strings, with the first
   * text of each candidate.
   *
   * @defaultValue `'strict'`
   */
  readonly mode?: 'strict' | 'paper'
  /**
   * Of the answer, read by `strict`: its endings, denials, articles and class words are those of one language. Without
   * it the lists of all twelve hold at once, and `no` denies in Portuguese too, where it is *in the*.
   */
  readonly language?: Language
  /**
   * Whether A to D stand for the first to fourth candidate where no text does; in `paper` mode alone.
   *
   * @defaultValue `'refused'`
   */
  readonly bareLetter?: 'refused' | 'credited'
}

/**
 * The candidate that a generated text names, or why it names none.
 *
 * `strict`, the default, reads the first line with content: names as whole words, the longest first, in any writing of
 * the same letters, with the endings of their language; a name that the sentence denies or asks for, a part of a name,
 * the longer name of something else, two names and an option's letter resolve to nothing. `paper` is the trainer's own
 * rule: equal strings, else the one candidate that contains the text or is contained in it.
 *
 * @param text - As it was generated.
 * @param candidates - What it may name: `texts` are the label and the aliases in the language of the answer.
 * @param options - see {@link ResolveAnswerOptions}.
 * @returns see {@link Resolution}: the id with what was matched; `invalid` with the reason; `empty` where nothing is
 *   left but labels, markup and punctuation. A candidate whose text is one letter is never the answer in `strict` mode.
 *   The time is linear in the length of the text.
 * @throws {@link PolyfactError} `EMPTY_INPUT` without candidates or for one without texts; `DUPLICATE_ID`;
 *   `INVALID_INPUT` when the text is no string; `UNKNOWN_OPTION` for another mode or bare letter, and for letters
 *   credited in `strict`; `UNKNOWN_LANGUAGE` for a language that is no BCP-47 code.
 * @see arXiv 2606.06586, the trainer's `resolve_prediction_to_letter`
 *
 * @example
 * ```ts
 * const rivers = [{ id: 'Q1653', texts: ['Danube', 'Donau'] }, { id: 'Q584', texts: ['Rhine'] }]
 * resolveAnswer('**Answer:** the Donau.', rivers, { language: 'en' }) // => { kind: 'candidate', id: 'Q1653', how: 'contains', matched: 'donau' }
 * resolveAnswer('It is not the Rhine.', rivers, { language: 'en' }) // => { kind: 'invalid', why: 'denied', candidates: ['Q584'] }
 * ```
 */
export function resolveAnswer(
  text: string,
  candidates: readonly NamedCandidate[],
  options: ResolveAnswerOptions = {},
): Resolution {
  return resolverOf('resolveAnswer', candidates, options)(text)
}

/**
 * {@link resolveAnswer} for many texts: the candidates are prepared once, which is most of the work.
 *
 * @param candidates - as in {@link resolveAnswer}; later changes to them are not seen.
 * @param options - see {@link ResolveAnswerOptions}.
 * @returns A function from a generated text to its resolution.
 * @throws as {@link resolveAnswer}, which calls it.
 *
 * @example
 * ```ts
 * const resolve = createAnswerResolver([{ id: 'Q90', texts: ['Paris'] }, { id: 'Q64', texts: ['Berlin'] }])
 * resolve('Paris!').kind // => 'candidate'
 * resolve('Paris or Berlin').kind // => 'invalid'
 * ```
 */
export function createAnswerResolver(
  candidates: readonly NamedCandidate[],
  options: ResolveAnswerOptions = {},
): (text: string) => Resolution {
  return resolverOf('createAnswerResolver', candidates, options)
}

function resolverOf(
  caller: string,
  candidates: readonly NamedCandidate[],
  options: ResolveAnswerOptions,
): (text: string) => Resolution {
  checkCandidates(caller, candidates)
  const resolve = resolverOfMode(caller, candidates, options)
  return (text) => {
    if (typeof text === 'string') return resolve(text)
    throw new PolyfactError('INVALID_INPUT', `${caller}: found ${typeof text}; expected a text`)
  }
}

function resolverOfMode(
  caller: string,
  candidates: readonly NamedCandidate[],
  { mode = 'strict', language, bareLetter = 'refused' }: ResolveAnswerOptions,
): (text: string) => Resolution {
  const unknown = (found: string, expected: string) =>
    new PolyfactError('UNKNOWN_OPTION', `${caller}: found ${found}; expected ${expected}`, {
      mode,
      bareLetter,
    })
  if (mode !== 'strict' && mode !== 'paper') throw unknown(`mode ${mode}`, 'strict or paper')
  if (bareLetter !== 'refused' && bareLetter !== 'credited') {
    throw unknown(`bareLetter ${bareLetter}`, 'refused or credited')
  }
  if (language !== undefined && !/^[a-z]{2,3}(-|$)/.test(language)) {
    const message = `${caller}: found language ${language}; expected a BCP-47 code such as en`
    throw new PolyfactError('UNKNOWN_LANGUAGE', message, { language })
  }
  if (mode === 'paper') return createPaperResolver(candidates, bareLetter)
  if (bareLetter === 'credited') throw unknown('bareLetter credited in strict mode', 'refused, or mode paper')
  return createStrictResolver(candidates, language)
}

function checkCandidates(caller: string, candidates: readonly NamedCandidate[]): void {
  const ids = new Set<string>()
  for (const { id, texts } of candidates) {
    if (texts.length === 0)
      throw new PolyfactError('EMPTY_INPUT', `${caller}: candidate ${id} has no texts`, { id })
    if (ids.has(id)) throw new PolyfactError('DUPLICATE_ID', `${caller}: found candidate ${id} twice`, { id })
    ids.add(id)
  }
  if (ids.size === 0)
    throw new PolyfactError('EMPTY_INPUT', `${caller}: no candidates; expected at least one`)
}
