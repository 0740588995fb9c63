import { PAPER_LANGUAGES } from '@polyfact/schema'

/** One text in each of the sample's languages. */
export type Texts = Readonly<Record<(typeof PAPER_LANGUAGES)[number], string>>

/** The sample's languages, in the evaluator's order; also CLDR's names of its locales. */
export const LANGUAGES = PAPER_LANGUAGES
export type SampleLanguage = (typeof LANGUAGES)[number]

/** A table with one value a language. */
export function perLanguage<T>(value: (language: SampleLanguage) => T): Readonly<Record<SampleLanguage, T>> {
  return Object.fromEntries(LANGUAGES.map((language) => [language, value(language)])) as Record<
    SampleLanguage,
    T
  >
}
