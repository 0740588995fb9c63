import * as z from 'zod'

/** A language as a BCP-47 code in its shortest form: `en`, `sw`, `zh`, `pt-BR`. */
export const Language = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?$/, 'expected a BCP-47 language code such as "en"')
export type Language = z.infer<typeof Language>

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
