import { consistencyScatter, type ScatterMeasure } from '../charts/consistency-scatter.js'
import { type Cell, type DataTable, foreign, withNotes } from '../data-table.js'
import type { Figure } from '../figure.js'
import { bootstrapNote, hasIntervals, rateInterval, totalAndMeansNote } from '../interval-phrase.js'
import { languagesCorrectByChance } from '../languages-correct-by-chance.js'
import { methodPhrase } from '../method-phrase.js'
import type { NamedResult } from '../named-result.js'

const TOTAL = 'Total Consistency'

/** Accuracy against consistency, a point a result; nothing for one result or one language. */
export function scatterFigures(named: readonly NamedResult[]): Figure[] {
  const { languages } = named[0]!.result
  if (named.length < 2 || languages.length === 1) return []
  return measuresOf(named).map(({ id, ...measure }) => ({
    id,
    spec: consistencyScatter(named, measure),
    numbers: scatterTable(named, measure),
  }))
}

function measuresOf(named: readonly NamedResult[]): (ScatterMeasure & { id: string })[] {
  const { result } = named[0]!
  const total = {
    id: 'accuracy-consistency',
    title: TOTAL,
    read: ({ totalConsistency }) => totalConsistency.value,
    interval: ({ intervals }) => intervals?.totalConsistency,
    chance: languagesCorrectByChance(result)?.at(-1),
  } satisfies ScatterMeasure & { id: string }
  const others: (ScatterMeasure & { id: string })[] = [
    {
      id: 'accuracy-rankc',
      title: 'RankC',
      read: ({ rankc }) => rankc?.average,
      interval: ({ intervals }) => intervals?.rankc,
      chance: result.rankc?.chance,
    },
    {
      id: 'accuracy-agreement',
      title: 'Agreement',
      read: ({ agreement }) => agreement?.average,
      interval: ({ intervals }) => intervals?.agreement,
      chance: result.accuracy.chance,
    },
  ]
  const second = others.find(({ read }) => named.some(({ result }) => read(result) !== undefined))
  return second === undefined ? [total] : [total, second]
}

function scatterTable(named: readonly NamedResult[], { title, read, interval }: ScatterMeasure): DataTable {
  const isBounded = hasIntervals(named)
  const note = title === TOTAL ? totalAndMeansNote(named) : bootstrapNote(named)
  const bounds = <T extends Cell>(cell: T): T[] => (isBounded ? [cell] : [])
  return {
    caption: withNotes(
      `Mean accuracy and ${title}, ${methodPhrase(named[0]!.result)}`,
      note === '' ? '' : `low–high: ${note}`,
    ),
    columns: ['Model', 'mean accuracy', ...bounds('low–high'), title, ...bounds('low–high')],
    rows: named.map(({ name, result }) => ({
      head: foreign(name),
      cells: [
        result.accuracy.mean,
        ...bounds(rateInterval(result.intervals?.accuracy.mean)),
        read(result) ?? '–',
        ...bounds(rateInterval(interval(result))),
      ],
    })),
  }
}
