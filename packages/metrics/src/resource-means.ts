import {
  HIGH_RESOURCE_LANGUAGES,
  type Language,
  type LanguageGroupMean,
  LOW_RESOURCE_LANGUAGES,
  PolyfactError,
} from '@polyfact/schema'

/** Means over the paper's high- and low-resource languages; each absent when none of its languages is there. */
export interface ResourceMeans {
  highResource?: LanguageGroupMean
  lowResource?: LanguageGroupMean
}

/**
 * Unweighted means of one value per language over the paper's high- and low-resource languages.
 *
 * Each mean says which of the group's languages it was taken over: a benchmark without Russian has a smaller
 * high-resource group, and its mean is not comparable with one over all nine. Languages in neither group count in
 * neither mean.
 *
 * @param byLanguage - One finite value per language, in any unit.
 * @returns The means in the same unit, with their languages in the order of the input.
 * @throws {@link PolyfactError} `EMPTY_INPUT` when there is no language; `NOT_FINITE` for NaN or ±∞.
 * @see arXiv 2606.06586: the low-resource languages are Indonesian, Bengali and Swahili
 *
 * @example
 * ```ts
 * resourceMeans({ en: 0.75, de: 0.25, sw: 0.125 }).highResource // => { value: 0.5, languages: ['en', 'de'] }
 * ```
 */
export function resourceMeans(byLanguage: Readonly<Record<Language, number>>): ResourceMeans {
  const entries = Object.entries(byLanguage)
  if (entries.length === 0) {
    throw new PolyfactError('EMPTY_INPUT', 'resourceMeans: no languages; at least one is expected')
  }
  for (const [language, value] of entries) {
    if (!Number.isFinite(value)) {
      throw new PolyfactError(
        'NOT_FINITE',
        `resourceMeans: ${language} has the value ${value}; values must be finite`,
        { language, value },
      )
    }
  }
  const highResource = groupMean(entries, HIGH_RESOURCE_LANGUAGES)
  const lowResource = groupMean(entries, LOW_RESOURCE_LANGUAGES)
  return {
    ...(highResource === undefined ? {} : { highResource }),
    ...(lowResource === undefined ? {} : { lowResource }),
  }
}

function groupMean(
  entries: readonly (readonly [language: Language, value: number])[],
  group: readonly Language[],
): LanguageGroupMean | undefined {
  const members = entries.filter(([language]) => group.includes(language))
  if (members.length === 0) return undefined
  return {
    value: members.reduce((sum, [, value]) => sum + value, 0) / members.length,
    languages: members.map(([language]) => language),
  }
}
