import { type EvaluationResult, PolyfactError, parseEvaluationResult } from '@polyfact/schema'

/** As many as there are colours that differ for every eye: colours are never used twice in one chart. */
export const MAX_RESULTS = 7

/**
 * Reads the results of one report and refuses what must not stand in one table.
 *
 * Results are comparable when they agree in normalisation, languages (in any order), dataset with revision, split and
 * the number of facts asked and answered, the chance of a right answer and RankC's weights. Models, prompts, precision
 * and software may differ: the page shows them.
 *
 * @throws {@link PolyfactError} `EMPTY_INPUT` without a result; `OUT_OF_RANGE` for more than {@link MAX_RESULTS};
 *   `INVALID_INPUT` for what is no evaluation result or lacks the accuracy of one of its languages; `HEADER_MISMATCH`
 *   where two results differ in what they must share.
 */
export function readResults(input: EvaluationResult | readonly EvaluationResult[]): EvaluationResult[] {
  const inputs: readonly EvaluationResult[] = Array.isArray(input) ? input : [input]
  if (inputs.length === 0)
    throw new PolyfactError('EMPTY_INPUT', 'renderReport: no results; expected at least one')
  if (inputs.length > MAX_RESULTS) {
    throw new PolyfactError(
      'OUT_OF_RANGE',
      `renderReport: found ${inputs.length} results; expected at most ${MAX_RESULTS}, write several reports`,
      { results: inputs.length, maximum: MAX_RESULTS },
    )
  }
  const results = inputs.map((value, i) => parseEvaluationResult(value, `result ${i + 1}`))
  results.forEach(checkLanguages)
  results.slice(1).forEach((result, i) => {
    checkComparable(results[0]!, result, i + 2)
  })
  return results
}

function checkLanguages(result: EvaluationResult, index: number): void {
  const language = result.languages.find((code) => result.accuracy.byLanguage[code] === undefined)
  if (language === undefined) return
  throw new PolyfactError(
    'INVALID_INPUT',
    `renderReport: result ${index + 1}: found no accuracy for "${language}"; expected one for each of its languages`,
    { result: index + 1, language },
  )
}

function checkComparable(first: EvaluationResult, other: EvaluationResult, nth: number): void {
  const expected = sharedParts(first)
  for (const [part, found] of Object.entries(sharedParts(other))) {
    if (found === expected[part]) continue
    throw new PolyfactError(
      'HEADER_MISMATCH',
      `renderReport: result ${nth} has ${part} ${found}; expected ${expected[part]} as in result 1`,
      { result: nth, part, found, expected: expected[part] },
    )
  }
}

function sharedParts(result: EvaluationResult): Record<string, string> {
  const dataset = result.madeFrom?.dataset
  return {
    normalization: result.normalization,
    languages: [...result.languages].sort().join(' '),
    dataset: dataset?.id ?? 'unknown',
    'dataset revision': dataset?.revision ?? 'unknown',
    'dataset split': dataset?.split ?? 'unknown',
    'facts asked': String(result.madeFrom?.facts ?? 'unknown'),
    'number of facts': String(result.facts.total),
    'chance of a right answer': String(result.accuracy.chance),
    'RankC weighting': result.rankc?.weighting ?? 'none',
  }
}
