import { PolyfactError } from './errors.js'
import { Language } from './languages.js'

/**
 * Checks languages that a caller asks for: at least one, each once, each a BCP-47 code.
 *
 * @param languages - The option `languages` of a public function.
 * @param caller - Name of that function, for the error.
 * @throws {@link PolyfactError} `INVALID_INPUT` for what is no list, `EMPTY_INPUT`, `DUPLICATE_ID`, `UNKNOWN_LANGUAGE`.
 */
export function checkLanguageList(languages: readonly Language[], caller = 'checkLanguageList'): void {
  if (!Array.isArray(languages)) {
    const message = `${caller}: languages is ${JSON.stringify(languages)}; a list of languages is expected`
    throw new PolyfactError('INVALID_INPUT', message, { languages })
  }
  if (languages.length === 0) {
    throw new PolyfactError('EMPTY_INPUT', `${caller}: languages is empty; at least one language is expected`)
  }
  const repeated = languages.find((language, index) => languages.indexOf(language) !== index)
  if (repeated !== undefined) {
    const message = `${caller}: languages has ${repeated} twice; distinct languages are expected`
    throw new PolyfactError('DUPLICATE_ID', message, { language: repeated })
  }
  const unusable = languages.find((language) => !Language.safeParse(language).success)
  if (unusable !== undefined) {
    const message = `${caller}: languages has ${JSON.stringify(unusable)}; BCP-47 codes such as "en" are expected`
    throw new PolyfactError('UNKNOWN_LANGUAGE', message, { language: unusable })
  }
}
