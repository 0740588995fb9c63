import { Language, PolyfactError } from '@polyfact/schema'

/**
 * Refuses languages that a dataset has not, and codes in it that are none.
 *
 * @param where - What has them, for the error.
 * @throws {@link PolyfactError} `UNKNOWN_LANGUAGE` with what is there; `UNSUPPORTED_FORMAT` for a code that is none.
 */
export function checkLanguages(where: string, wanted: readonly Language[], there: readonly string[]): void {
  const unusable = there.find((language) => !Language.safeParse(language).success)
  if (unusable !== undefined) {
    throw new PolyfactError(
      'UNSUPPORTED_FORMAT',
      `${where} has the language "${unusable}"; BCP-47 codes such as "en" are expected`,
      { where, language: unusable },
    )
  }
  const missing = wanted.filter((language) => !there.includes(language))
  if (missing.length > 0) {
    throw new PolyfactError(
      'UNKNOWN_LANGUAGE',
      `${where} has no facts in ${missing.join(', ')}; it has ${there.length === 0 ? 'none at all' : there.join(', ')}`,
      { where, missing, there },
    )
  }
}
