import type { NamedResult } from './named-result.js'
import type { ReportedResult } from './reported-result.js'

/** What answers without a model, as the page shows it. */
export interface Baseline {
  readonly name: string
  readonly mean: number
  readonly byLanguage: Readonly<Record<string, number>>
}

/**
 * The baselines of all results, each once. They depend on the facts alone; where two results of one page nevertheless
 * differ in one, it stands there for each of them, with the result's name.
 */
export function baselinesOf(named: readonly NamedResult[]): Baseline[] {
  const all = named.flatMap(({ name: model, result }) =>
    Object.entries(result.accuracy.baselines ?? {}).map(([name, { mean, byLanguage }]) => ({
      key: `${name}\n${contentOf(result, { mean, byLanguage })}`,
      model,
      baseline: { name, mean, byLanguage },
    })),
  )
  const different = all.filter(({ key }, i) => all.findIndex((other) => other.key === key) === i)
  return different.map(({ model, baseline }) => {
    const isAmbiguous = different.some(
      (other) => other.baseline !== baseline && other.baseline.name === baseline.name,
    )
    return isAmbiguous ? { ...baseline, name: `${baseline.name} (${model})` } : baseline
  })
}

function contentOf({ languages }: ReportedResult, { mean, byLanguage }: Omit<Baseline, 'name'>): string {
  return JSON.stringify([mean, [...languages].sort().map((language) => byLanguage[language])])
}
