import {
  HIGH_RESOURCE_LANGUAGES,
  type Language,
  type LanguageGroupMean,
  LOW_RESOURCE_LANGUAGES,
} from '@polyfact/schema'
import { languageGroupMeans } from './language-group-means.js'

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
  return languageGroupMeans('resourceMeans', byLanguage, {
    highResource: HIGH_RESOURCE_LANGUAGES,
    lowResource: LOW_RESOURCE_LANGUAGES,
  })
}
