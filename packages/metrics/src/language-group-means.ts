import { type Language, type LanguageGroupMean, PolyfactError } from '@polyfact/schema'
import { checkNotEmpty } from './check-facts.js'
import { meanOf } from './mean.js'

/**
 * Unweighted means of one value per language over named groups of languages; a group of which no language is there is
 * absent.
 *
 * @param caller - Name of the public function, for the errors.
 * @throws {@link PolyfactError} `EMPTY_INPUT` when there is no language; `NOT_FINITE` for NaN or ±∞.
 */
export function languageGroupMeans<Group extends string>(
  caller: string,
  byLanguage: Readonly<Record<Language, number>>,
  groups: Readonly<Record<Group, readonly Language[]>>,
): { [Name in Group]?: LanguageGroupMean } {
  const entries = Object.entries(byLanguage)
  checkNotEmpty(caller, 'languages', entries)
  for (const [language, value] of entries) {
    if (!Number.isFinite(value)) {
      throw new PolyfactError(
        'NOT_FINITE',
        `${caller}: ${language} has the value ${value}; values must be finite`,
        { language, value },
      )
    }
  }
  const means: { [Name in Group]?: LanguageGroupMean } = {}
  for (const group of Object.keys(groups) as Group[]) {
    const members = entries.filter(([language]) => groups[group].includes(language))
    if (members.length === 0) continue
    means[group] = {
      value: meanOf(members.map(([, value]) => value)),
      languages: members.map(([language]) => language),
    }
  }
  return means
}
