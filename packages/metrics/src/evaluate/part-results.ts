import type { Language, PartResult } from '@polyfact/schema'
import { accuracyOfCounts } from '../accuracy.js'
import { compareIds } from '../compare-ids.js'
import { meanOf } from '../mean.js'
import type { PerFactValues } from '../per-fact.js'
import type { FactTable } from './fact-table.js'

/**
 * The results of every property, or of every group, for themselves.
 *
 * @param labels - `[fact]` the part that each fact of the table belongs to; facts without one are in no part.
 * @returns By part in natural order; undefined when no fact has a label.
 */
export function partResults(
  table: FactTable,
  languages: readonly Language[],
  perFact: PerFactValues,
  labels: readonly (string | undefined)[],
): Record<string, PartResult> | undefined {
  const factsOf = new Map<string, number[]>()
  for (const [fact, label] of labels.entries()) {
    if (label === undefined) continue
    const facts = factsOf.get(label)
    if (facts === undefined) factsOf.set(label, [fact])
    else facts.push(fact)
  }
  if (factsOf.size === 0) return undefined
  const rowOf = new Map(perFact.facts.map((id, row) => [id, row]))
  const parts = [...factsOf].sort(([a], [b]) => compareIds(a, b))
  return Object.fromEntries(
    parts.map(([label, facts]) => {
      const rows = facts.flatMap((fact) => rowOf.get(table.ids[fact]!) ?? [])
      return [label, { ...partAccuracy(table, languages, facts), ...partConsistency(perFact, rows) }]
    }),
  )
}

/** Unweighted mean over properties of their mean accuracy over languages. */
export function macroAccuracy(byProperty: Readonly<Record<string, PartResult>>): {
  value: number
  properties: number
} {
  const means = Object.values(byProperty).map(({ accuracy }) => accuracy.mean)
  return { value: meanOf(means), properties: means.length }
}

function partAccuracy(
  table: FactTable,
  languages: readonly Language[],
  facts: readonly number[],
): Pick<PartResult, 'facts' | 'accuracy'> {
  const byLanguage: PartResult['accuracy']['byLanguage'] = {}
  for (const language of languages) {
    const known = facts.flatMap((fact) => table.correct[language]![fact] ?? [])
    if (known.length > 0) byLanguage[language] = accuracyOfCounts(known.length, known.filter(Boolean).length)
  }
  const mean = meanOf(Object.values(byLanguage).map(({ value }) => value))
  return { facts: facts.length, accuracy: { mean, byLanguage } }
}

function partConsistency(
  { totalConsistency, rankc, agreement }: PerFactValues,
  rows: readonly number[],
): Omit<PartResult, 'facts' | 'accuracy'> {
  if (rows.length === 0) return {}
  const mean = (values: Float64Array) => Math.min(meanOf(rows.map((row) => values[row]!)), 1)
  const correct = rows.reduce((sum, row) => sum + totalConsistency[row]!, 0)
  return {
    totalConsistency: accuracyOfCounts(rows.length, correct),
    ...(rankc === undefined ? {} : { rankc: mean(rankc) }),
    ...(agreement === undefined ? {} : { agreement: mean(agreement) }),
  }
}
