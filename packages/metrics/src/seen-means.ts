import { type Language, type LanguageGroupMean, SEEN_LANGUAGES, UNSEEN_LANGUAGES } from '@polyfact/schema'
import { languageGroupMeans } from './language-group-means.js'

/** Means over the KLAR languages that PolyFact trains on, and those that it does not; each absent when none is there. */
export interface SeenMeans {
  seen?: LanguageGroupMean
  unseen?: LanguageGroupMean
}

/**
 * Unweighted means of one value per language over the KLAR languages that PolyFact trains on and those that it does not.
 *
 * What training does for the ten languages that it has not seen is the difference of a trained model from its base in
 * `unseen`. Each mean says which of the group's languages it was taken over, as in {@link resourceMeans}; languages in
 * neither group, such as German, which KLAR does not have, count in neither mean.
 *
 * @param byLanguage - One finite value per language, in any unit.
 * @returns The means in the same unit, with their languages in the order of the input.
 * @throws {@link PolyfactError} `EMPTY_INPUT` when there is no language; `NOT_FINITE` for NaN or ±∞.
 * @see arXiv 2606.06586, the evaluation on KLAR
 *
 * @example
 * ```ts
 * seenMeans({ en: 0.75, fr: 0.25, tr: 0.125 }).unseen // => { value: 0.125, languages: ['tr'] }
 * ```
 */
export function seenMeans(byLanguage: Readonly<Record<Language, number>>): SeenMeans {
  return languageGroupMeans('seenMeans', byLanguage, { seen: SEEN_LANGUAGES, unseen: UNSEEN_LANGUAGES })
}
