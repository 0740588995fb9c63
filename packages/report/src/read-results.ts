import {
  type EvaluationResult,
  type FreeFormResult,
  PolyfactError,
  parseEvaluationResult,
  parseFreeFormResult,
} from '@polyfact/schema'
import type { ReportedResult } from './reported-result.js'

/** As many as there are colours that differ for every eye: colours are never used twice in one chart. */
export const MAX_RESULTS = 7

/** What a report is made of. */
export type ReportInput = EvaluationResult | FreeFormResult

/**
 * Reads the results of one report and refuses what must not stand in one table.
 *
 * Results are comparable when they agree in kind, normalisation or matching, languages (in any order), dataset with
 * revision, split and the number of facts asked and answered, the facts themselves where both tell their digest, the
 * chance of a right answer, RankC's weights and the level of their intervals. Models, prompts, precision and software may
 * differ: the page shows them.
 *
 * @throws {@link PolyfactError} `EMPTY_INPUT` without a result; `OUT_OF_RANGE` for more than {@link MAX_RESULTS};
 *   `INVALID_INPUT` for what is no result or lacks the accuracy of one of its languages; `HEADER_MISMATCH` where two
 *   results differ in what they must share.
 */
export function readResults(input: ReportInput | readonly ReportInput[]): ReportedResult[] {
  const inputs: readonly ReportInput[] = Array.isArray(input) ? input : [input]
  if (inputs.length === 0)
    throw new PolyfactError('EMPTY_INPUT', 'renderReport: no results; expected at least one')
  if (inputs.length > MAX_RESULTS) {
    throw new PolyfactError(
      'OUT_OF_RANGE',
      `renderReport: found ${inputs.length} results; expected at most ${MAX_RESULTS}, a colour each: ` +
        'write several reports, each with the result that the others are held against',
      { results: inputs.length, maximum: MAX_RESULTS },
    )
  }
  const results = inputs.map((value, i) => readResult(value, `result ${i + 1}`))
  results.forEach(checkLanguages)
  results.forEach((result, i) => {
    for (let earlier = 0; earlier < i; earlier++)
      checkComparable(results[earlier]!, result, [earlier + 1, i + 1])
  })
  return results
}

function readResult(value: ReportInput, place: string): ReportedResult {
  return value?.kind === 'free-form' ? parseFreeFormResult(value, place) : parseEvaluationResult(value, place)
}

function checkLanguages(result: ReportedResult, index: number): void {
  const language = result.languages.find((code) => result.accuracy.byLanguage[code] === undefined)
  if (language === undefined) return
  throw new PolyfactError(
    'INVALID_INPUT',
    `renderReport: result ${index + 1}: found no accuracy for "${language}"; expected one for each of its languages`,
    { result: index + 1, language },
  )
}

function checkComparable(
  first: ReportedResult,
  other: ReportedResult,
  [nth, result]: readonly [number, number],
): void {
  const [expectedParts, foundParts] = [sharedParts(first), sharedParts(other)]
  for (const part of Object.keys(expectedParts)) {
    const [expected, found] = [expectedParts[part], foundParts[part]]
    const isToldByBoth = expected !== undefined && found !== undefined
    if (expected === found || !isToldByBoth) continue
    throw new PolyfactError(
      'HEADER_MISMATCH',
      `renderReport: result ${result} has ${part} ${found}; expected ${expected} as in result ${nth}`,
      { result, part, found, expected },
    )
  }
}

/** What must be equal; undefined where a result does not tell, which older ones may not, and is let pass. */
function sharedParts(result: ReportedResult): Record<string, string | undefined> {
  const dataset = result.madeFrom?.dataset
  return {
    kind: result.kind,
    normalization: result.normalization,
    matching: result.matching,
    languages: [...result.languages].sort().join(' '),
    dataset: dataset?.id ?? 'unknown',
    'dataset revision': dataset?.revision ?? 'unknown',
    'dataset split': dataset?.split ?? 'unknown',
    'facts asked': String(result.madeFrom?.facts ?? 'unknown'),
    'number of facts': String(result.facts.total),
    'fact set': result.facts.digest,
    'chance of a right answer':
      result.accuracy.chance === undefined ? undefined : String(result.accuracy.chance),
    'RankC weighting': result.rankc?.weighting ?? 'none',
    'confidence level': result.intervals === undefined ? undefined : String(result.intervals.level),
  }
}
