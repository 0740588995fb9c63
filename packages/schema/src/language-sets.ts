import type { Language } from './languages.js'

/**
 * The paper's twelve languages in its evaluator's order, which fixes the order of pairs and of sums.
 *
 * @see arXiv 2606.06586, the consistency evaluator
 */
export const PAPER_LANGUAGES = [
  'en',
  'de',
  'id',
  'pt',
  'ar',
  'bn',
  'sw',
  'es',
  'ru',
  'fr',
  'ja',
  'zh',
] as const

/** The paper's high-resource languages: the twelve without {@link LOW_RESOURCE_LANGUAGES}. */
export const HIGH_RESOURCE_LANGUAGES = ['en', 'de', 'pt', 'ar', 'es', 'ru', 'fr', 'ja', 'zh'] as const

/** The paper's low-resource languages: Indonesian, Bengali and Swahili. */
export const LOW_RESOURCE_LANGUAGES = ['id', 'bn', 'sw'] as const

/** The seventeen languages of KLAR-CLC, in alphabetical order. */
export const KLAR_LANGUAGES = [
  'ar', 'ca', 'el', 'en', 'es', 'fa', 'fr', 'he', 'hu', 'ja', 'ko', 'nl', 'ru', 'tr', 'uk', 'vi', 'zh',
] as const // biome-ignore format: one line per set

/** The KLAR languages that PolyFact trains on. */
export const SEEN_LANGUAGES = ['en', 'es', 'fr', 'ru', 'zh', 'ja', 'ar'] as const

/** The KLAR languages that PolyFact does not train on. */
export const UNSEEN_LANGUAGES = ['ca', 'el', 'fa', 'he', 'hu', 'ko', 'nl', 'tr', 'uk', 'vi'] as const

/**
 * Languages in the order in which they are asked, paired and printed where nobody says another: the paper's in its own
 * order, then all others by code.
 *
 * @returns The same languages, in a new list.
 *
 * @example
 * ```ts
 * inPaperOrder(['zh', 'tr', 'en', 'ca']) // => ['en', 'zh', 'ca', 'tr']
 * ```
 */
export function inPaperOrder(languages: Iterable<Language>): Language[] {
  const paper: readonly Language[] = PAPER_LANGUAGES
  const rank = (language: Language) => (paper.includes(language) ? paper.indexOf(language) : paper.length)
  return [...languages].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
}
