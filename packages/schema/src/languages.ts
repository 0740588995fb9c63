import * as z from 'zod'

/** A language as a BCP-47 code in its shortest form: `en`, `sw`, `zh`, `pt-BR`. */
export const Language = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?$/, 'expected a BCP-47 language code such as "en"')
export type Language = z.infer<typeof Language>

/** Languages in an order that means something, each once. */
export const Languages = z
  .array(Language)
  .min(1)
  .refine((codes) => new Set(codes).size === codes.length, 'expected every language once')
  .meta({ uniqueItems: true }) // a refinement does not reach the JSON Schema
  .readonly()

const RIGHT_TO_LEFT_SCRIPTS = new Set([
  'Adlm',
  'Arab',
  'Hebr',
  'Mand',
  'Nkoo',
  'Rohg',
  'Samr',
  'Syrc',
  'Thaa',
])

/**
 * The writing direction of a language, as HTML's `dir` wants it.
 *
 * @param language - A BCP-47 code; without a script in it, the language's likely one counts.
 *
 * @example
 * ```ts
 * writingDirection('ar') // => 'rtl'
 * ```
 */
export function writingDirection(language: Language): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT_SCRIPTS.has(new Intl.Locale(language).maximize().script ?? '') ? 'rtl' : 'ltr'
}
