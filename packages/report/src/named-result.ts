import { PolyfactError } from '@polyfact/schema'
import type { ReportedResult } from './reported-result.js'

/** A result with the name that it has on the page: in every table, chart and notice the same. */
export interface NamedResult {
  readonly name: string
  readonly result: ReportedResult
}

/**
 * Names every result for its model, or as the caller does; results of equally named models are numbered in their order.
 *
 * @throws {@link PolyfactError} `SHAPE_MISMATCH` for another number of names than results; `INVALID_INPUT` for an empty
 *   name; `AMBIGUOUS_NAME` for a name given twice.
 */
export function nameResults(results: readonly ReportedResult[], names?: readonly string[]): NamedResult[] {
  return names === undefined ? nameForModels(results) : nameAsGiven(results, names)
}

function nameAsGiven(results: readonly ReportedResult[], names: readonly string[]): NamedResult[] {
  if (names.length !== results.length) {
    throw new PolyfactError(
      'SHAPE_MISMATCH',
      `renderReport: found ${names.length} names; expected ${results.length}, one a result`,
      { names: names.length, results: results.length },
    )
  }
  return results.map((result, i) => {
    const name = names[i]!
    if (name === '') {
      throw new PolyfactError('INVALID_INPUT', `renderReport: name ${i + 1} is empty; expected a name`, {
        path: ['names', i],
      })
    }
    if (names.indexOf(name) !== i) {
      throw new PolyfactError(
        'AMBIGUOUS_NAME',
        `renderReport: results ${names.indexOf(name) + 1} and ${i + 1} are both named "${name}"; expected different names`,
        { name, results: [names.indexOf(name) + 1, i + 1] },
      )
    }
    return { name, result }
  })
}

function nameForModels(results: readonly ReportedResult[]): NamedResult[] {
  const names = results.map((result) => result.madeFrom?.model.id ?? 'model not named')
  const seen = new Map<string, number>()
  return results.map((result, i) => {
    const name = names[i]!
    const nth = (seen.get(name) ?? 0) + 1
    seen.set(name, nth)
    return { name: names.indexOf(name) === names.lastIndexOf(name) ? name : `${name} (${nth})`, result }
  })
}
