import type { Language } from '@polyfact/schema'

/** Two different languages. */
export interface LanguagePair {
  readonly a: Language
  readonly b: Language
}

/** All unordered pairs of languages, the earlier one first. */
export function languagePairs(languages: readonly Language[]): LanguagePair[] {
  return languages.flatMap((a, i) => languages.slice(i + 1).map((b) => ({ a, b })))
}

/** The value of an unordered pair, whichever of the two its key names first; undefined where there is none. */
export function pairValue(
  pairwise: Readonly<Record<string, number>>,
  { a, b }: LanguagePair,
): number | undefined {
  return pairwise[`${a}-${b}`] ?? pairwise[`${b}-${a}`]
}
