import type { Language } from '@polyfact/schema'

const english = new Intl.DisplayNames(['en'], { type: 'language' })

/** The English name of a language as the runtime's CLDR has it; the code itself where it has none. */
export function englishName(language: Language): string {
  return english.of(language) ?? language
}

/** The name of a language in that language; its English name where the runtime's CLDR does not know it. */
export function ownName(language: Language): string {
  const own = new Intl.DisplayNames([language], { type: 'language', fallback: 'none' }).of(language)
  return own ?? englishName(language)
}
