import { type ModelComparison, PolyfactError, parseModelComparison } from '@polyfact/schema'
import type { NamedResult } from './named-result.js'

/**
 * Reads the comparison that goes with the results of a report, and refuses one of other results.
 *
 * @throws {@link PolyfactError} `INVALID_INPUT` for what is no comparison; `HEADER_MISMATCH` where it compares a model that
 *   no result is named for, or differs from the results in normalisation, matching or languages.
 */
export function readComparison(value: ModelComparison, named: readonly NamedResult[]): ModelComparison {
  const comparison = parseModelComparison(value)
  const names = named.map(({ name }) => name)
  const compared = [
    comparison.baseline,
    ...comparison.models,
    ...comparison.differences.map(({ model }) => model),
  ]
  const stranger = compared.find((model) => !names.includes(model))
  if (stranger !== undefined) {
    throw new PolyfactError(
      'HEADER_MISMATCH',
      `renderReport: the comparison has the model "${stranger}"; expected only models that results are named for: ` +
        names.join(', '),
      { part: 'model', found: stranger, expected: names },
    )
  }
  const { result } = named[0]!
  checkShared('normalization', comparison.normalization, result.normalization)
  checkShared('matching', comparison.matching, result.matching)
  checkShared('languages', sorted(comparison.languages), sorted(result.languages))
  return comparison
}

function checkShared(part: string, found: string | undefined, expected: string | undefined): void {
  if (found === undefined || found === expected) return
  throw new PolyfactError(
    'HEADER_MISMATCH',
    `renderReport: the comparison has ${part} ${found}; expected ${expected ?? 'none'} as in the results`,
    { part, found, expected },
  )
}

function sorted(languages: readonly string[]): string {
  return [...languages].sort().join(' ')
}
