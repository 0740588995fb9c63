import { inPaperOrder, type Language, PolyfactError } from '@polyfact/schema'

/**
 * The languages to evaluate where they are said beforehand: those asked for, or else the header's; undefined means
 * whatever the scores have.
 *
 * @throws {@link PolyfactError} `EMPTY_INPUT` for none, `DUPLICATE_ID` for one twice, `UNKNOWN_LANGUAGE` for one that
 *   the header does not list.
 */
export function chooseLanguages(
  caller: string,
  asked: readonly Language[] | undefined,
  ofHeader: readonly Language[] | undefined,
): readonly Language[] | undefined {
  const chosen = asked ?? ofHeader
  if (chosen === undefined) return undefined
  const list = asked === undefined ? "the header's list of languages" : 'the languages option'
  if (chosen.length === 0) {
    throw new PolyfactError('EMPTY_INPUT', `${caller}: ${list} is empty; at least one is expected`)
  }
  const twice = chosen.find((language, index) => chosen.indexOf(language) !== index)
  if (twice !== undefined) {
    throw new PolyfactError(
      'DUPLICATE_ID',
      `${caller}: ${list} has ${twice} twice; languages must be distinct`,
      { language: twice },
    )
  }
  const unknown = chosen.find((language) => ofHeader !== undefined && !ofHeader.includes(language))
  if (unknown !== undefined) throw unknownLanguage(caller, unknown, ofHeader!)
  return chosen
}

/**
 * The evaluated languages in the order of pairs and sums: as chosen, or else as {@link inPaperOrder} has them.
 *
 * @throws {@link PolyfactError} `UNKNOWN_LANGUAGE` when a chosen language has no scores.
 */
export function orderLanguages(
  caller: string,
  found: readonly Language[],
  chosen: readonly Language[] | undefined,
): readonly Language[] {
  const missing = chosen?.find((language) => !found.includes(language))
  if (missing !== undefined) throw unknownLanguage(caller, missing, found)
  return chosen ?? inPaperOrder(found)
}

function unknownLanguage(caller: string, language: Language, known: readonly Language[]): PolyfactError {
  return new PolyfactError(
    'UNKNOWN_LANGUAGE',
    known.length === 0
      ? `${caller}: nothing in ${language}, nor in any other language asked for; ask for languages that the records have`
      : `${caller}: nothing in ${language}; there are records in ${known.join(', ')}, so evaluate those with the languages option`,
    { language, known },
  )
}
