import type { SampleLanguage } from './languages.js'

/** The languages whose writing has no Latin letters of its own. */
export const NON_LATIN: readonly SampleLanguage[] = ['ar', 'bn', 'ru', 'ja', 'zh']

/**
 * Whether a text stands in another one: in Japanese and Chinese as a substring of at least two characters, elsewhere as
 * a whole word of at least three. Case is set aside.
 *
 * The leak rule of PolyFact-Clean, with one departure: combining marks count as parts of a word, so that a Bengali name
 * does not end before its last vowel sign.
 */
export function standsIn(text: string, whole: string, language: SampleLanguage): boolean {
  const [inner, outer] = [text.toLowerCase(), whole.toLowerCase()]
  const spaced = language !== 'ja' && language !== 'zh'
  if ([...inner].length < (spaced ? 3 : 2)) return false
  if (!spaced) return outer.includes(inner)
  for (let at = outer.indexOf(inner); at >= 0; at = outer.indexOf(inner, at + 1)) {
    const before = [...outer.slice(0, at)].at(-1) ?? ' '
    const after = [...outer.slice(at + inner.length)][0] ?? ' '
    if (!WORD.test(before) && !WORD.test(after)) return true
  }
  return false
}

const WORD = /[\p{L}\p{M}\p{N}_]/u

/** Whether a name has a Latin letter. */
export function hasLatinLetter(name: string): boolean {
  return /\p{Script=Latin}/u.test(name)
}

/** Whether a name carries a remark: parentheses, brackets or a year. */
export function hasRemark(name: string): boolean {
  return /[()（）[\]［］]|\d{4}/u.test(name)
}
