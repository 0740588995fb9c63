import { PolyfactError } from '@polyfact/schema'
import type { LanguageIdentifier } from '../wrong-language.js'
import { loadFastText } from './fasttext.js'

/** When an identifier says nothing. */
export interface LanguageIdentifierOptions {
  /**
   * Least share of the likeliest language in the probability of all that are told apart, in [0, 1].
   *
   * @defaultValue 0.7
   */
  readonly threshold?: number
}

/**
 * Loads fastText's `lid.176`, for `wrongLanguage`, `groupReward` and the reward server.
 *
 * The model gives a probability to each of 176 languages. Only those that are told apart are compared,
 * `p(l) / Σ_m p(m)`, and the likeliest is named where its share reaches the threshold. Of 3,794 sentences of BMLAMA-53
 * and KLAR that scripts leave open, 0.7 takes 0.1 % for another language than theirs, leaves 1.6 % undecided, and finds
 * 98 % of answers in another language; without a threshold 0.4 % are mistaken. It was chosen on these sentences; others
 * of the same data give the same to 0.3 %. A text takes about 20 µs.
 *
 * @param options - see {@link LanguageIdentifierOptions}.
 * @returns see {@link LanguageIdentifier}. It names nothing where the first language, which is expected, is none of the
 *   176: a text in it would be taken for another.
 * @throws {@link PolyfactError} `DEPENDENCY_MISSING` without the optional package fasttext.wasm.js, which has the model
 *   in it; `OUT_OF_RANGE`.
 * @see Joulin et al. 2016, arXiv 1612.03651; https://fasttext.cc/docs/en/language-identification.html
 *
 * @example
 * ```ts
 * const identify = await loadLanguageIdentifier()
 * identify('La capital de Francia es París', ['pt', 'es', 'fr']) // => 'es'
 * ```
 */
export async function loadLanguageIdentifier(
  options: LanguageIdentifierOptions = {},
): Promise<LanguageIdentifier> {
  const { threshold = 0.7 } = options
  if (!(threshold >= 0 && threshold <= 1)) {
    const message = `loadLanguageIdentifier: threshold is ${threshold}; a share in [0, 1] is expected`
    throw new PolyfactError('OUT_OF_RANGE', message, { threshold })
  }
  const { languages, predict } = await loadFastText()
  return (text, among) => {
    if (among.length === 0 || !languages.has(among[0]!)) return undefined
    const predicted = predict(text)
    const probabilities = among.map((language) => predicted.get(language) ?? 0)
    const most = Math.max(...probabilities)
    const all = probabilities.reduce((sum, probability) => sum + probability, 0)
    return most > 0 && most >= threshold * all ? among[probabilities.indexOf(most)] : undefined
  }
}
