import type { Language } from '@polyfact/schema'

/** The mean of one value or more, summed in their order and divided once: published means come out to the last bit. */
export function meanOf(values: ArrayLike<number>): number {
  let sum = 0
  for (let at = 0; at < values.length; at++) sum += values[at]!
  return sum / values.length
}

/** The value of every language, and their unweighted mean. */
export function meanByLanguage(
  languages: readonly Language[],
  measure: (language: Language) => number,
): { mean: number; byLanguage: Record<Language, number> } {
  const values = languages.map(measure)
  return {
    mean: meanOf(values),
    byLanguage: Object.fromEntries(languages.map((language, at) => [language, values[at]!])),
  }
}
