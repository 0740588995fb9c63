import { inPaperOrder, type Language, PolyfactError } from '@polyfact/schema'

/**
 * The languages to evaluate where they are said beforehand: those asked for, or else the header's; undefined means
 * whatever the scores have.
 *
 * @throws {@link PolyfactError} `EMPTY_INPUT` for none, `DUPLICATE_ID` for one twice, `UNKNOWN_LANGUAGE` for one that
 *   the header does not list.
 */
export function chooseLanguages(
  asked: readonly Language[] | undefined,
  ofHeader: readonly Language[] | undefined,
): readonly Language[] | undefined {
  const chosen = asked ?? ofHeader
  if (chosen === undefined) return undefined
  const list = asked === undefined ? "the header's list of languages" : 'the languages option'
  if (chosen.length === 0) {
    throw new PolyfactError('EMPTY_INPUT', `evaluate: ${list} is empty; at least one is expected`)
  }
  const twice = chosen.find((language, index) => chosen.indexOf(language) !== index)
  if (twice !== undefined) {
    throw new PolyfactError(
      'DUPLICATE_ID',
      `evaluate: ${list} has ${twice} twice; languages must be distinct`,
      { language: twice },
    )
  }
  const unknown = chosen.find((language) => ofHeader !== undefined && !ofHeader.includes(language))
  if (unknown !== undefined) throw unknownLanguage(unknown, ofHeader!)
  return chosen
}

/**
 * The evaluated languages in the order of pairs and sums: as chosen, or else as {@link inPaperOrder} has them.
 *
 * @throws {@link PolyfactError} `UNKNOWN_LANGUAGE` when a chosen language has no scores.
 */
export function orderLanguages(
  found: readonly Language[],
  chosen: readonly Language[] | undefined,
): readonly Language[] {
  const missing = chosen?.find((language) => !found.includes(language))
  if (missing !== undefined) throw unknownLanguage(missing, found)
  return chosen ?? inPaperOrder(found)
}

function unknownLanguage(language: Language, known: readonly Language[]): PolyfactError {
  return new PolyfactError(
    'UNKNOWN_LANGUAGE',
    known.length === 0
      ? `evaluate: no scores in ${language}, nor in any other language asked for; ask for languages that the scores have`
      : `evaluate: no scores in ${language}; there are some in ${known.join(', ')}, so evaluate those with the languages option`,
    { language, known },
  )
}
