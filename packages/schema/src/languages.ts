import * as z from 'zod'

/** A language as a BCP-47 code in its shortest form: `en`, `sw`, `zh`, `pt-BR`. */
export const Language = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?$/, 'expected a BCP-47 language code such as "en"')
export type Language = z.infer<typeof Language>

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

const rightToLeft = new Set(['ar', 'fa', 'he', 'ur', 'ps', 'sd', 'ug', 'yi'])

/**
 * The writing direction of a language, as HTML's `dir` wants it.
 *
 * @param language - A BCP-47 code; only its primary subtag is read.
 *
 * @example
 * ```ts
 * writingDirection('ar') // => 'rtl'
 * ```
 */
export function writingDirection(language: Language): 'ltr' | 'rtl' {
  return rightToLeft.has(language.split('-')[0]!) ? 'rtl' : 'ltr'
}
