import type { EvaluationResult } from '@polyfact/schema'

/** A result with the name that it has on the page: in every table, chart and notice the same. */
export interface NamedResult {
  readonly name: string
  readonly result: EvaluationResult
}

/** Names every result for its model; results of equally named models are numbered in their order. */
export function nameResults(results: readonly EvaluationResult[]): NamedResult[] {
  const names = results.map((result) => result.madeFrom?.model.id ?? 'model not named')
  const seen = new Map<string, number>()
  return results.map((result, i) => {
    const name = names[i]!
    const nth = (seen.get(name) ?? 0) + 1
    seen.set(name, nth)
    return { name: names.indexOf(name) === names.lastIndexOf(name) ? name : `${name} (${nth})`, result }
  })
}
