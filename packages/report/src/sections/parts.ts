import type { PartResult } from '@polyfact/schema'
import { type DataTable, foreign } from '../data-table.js'
import { formatCount, rateOrDash } from '../format-number.js'
import { methodPhrase } from '../method-phrase.js'
import type { NamedResult } from '../named-result.js'

const MEASURES: readonly { head: string; read: (part: PartResult) => number | undefined }[] = [
  { head: 'accuracy', read: ({ accuracy }) => accuracy.mean },
  { head: 'TC', read: ({ totalConsistency }) => totalConsistency?.value },
  { head: 'RankC', read: ({ rankc }) => rankc },
  { head: 'agreement', read: ({ agreement }) => agreement },
]

/** The facts of every property, or of every group, taken for themselves; no table where no result parts its facts so. */
export function partsTable(named: readonly NamedResult[], key: 'byProperty' | 'byGroup'): DataTable[] {
  const told = named.flatMap(({ name, result }) => {
    const parts = result[key]
    return parts === undefined ? [] : [{ name, parts: new Map(Object.entries(parts)) }]
  })
  const heads = [...new Set(told.flatMap(({ parts }) => [...parts.keys()]))]
  const all = told.flatMap(({ parts }) => [...parts.values()])
  const measures = MEASURES.filter(({ read }) => all.some((part) => read(part) !== undefined))
  if (heads.length === 0) return []
  return [
    {
      caption: `${key === 'byProperty' ? 'By property' : 'By group'}, ${methodPhrase(named[0]!.result)}`,
      columns: [
        key === 'byProperty' ? 'Property' : 'Group',
        'facts',
        ...told.map(({ name }) => ({ head: foreign(name), columns: measures.map(({ head }) => head) })),
      ],
      rows: heads.map((head) => ({
        head: foreign(head),
        cells: [
          factsOf(told.flatMap(({ parts }) => parts.get(head) ?? [])),
          ...told.flatMap(({ parts }) => {
            const part = parts.get(head)
            return measures.map(({ read }) => rateOrDash(part && read(part)))
          }),
        ],
      })),
      width: 'page',
    },
  ]
}

/** The number of facts, or all numbers where results differ in it. */
function factsOf(parts: readonly PartResult[]): string {
  return [...new Set(parts.map(({ facts }) => formatCount(facts)))].join(' / ')
}
