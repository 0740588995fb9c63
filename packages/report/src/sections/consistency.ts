import { consistencySplitBars, splitRows } from '../charts/consistency-split-bars.js'
import { isWide, languagesCorrectHistogram } from '../charts/languages-correct-histogram.js'
import { type Cell, foreign, withNotes } from '../data-table.js'
import type { Figure } from '../figure.js'
import { hasIntervals, rateInterval, wilsonNote } from '../interval-phrase.js'
import { languagesCorrectByChance } from '../languages-correct-by-chance.js'
import { methodPhrase } from '../method-phrase.js'
import type { NamedResult } from '../named-result.js'

/** In how many languages each fact is right. */
export function histogramFigure(named: readonly NamedResult[]): Figure {
  const { languages } = named[0]!.result
  const byChance = languagesCorrectByChance(named[0]!.result)
  const beside = <T extends Cell>(cell: T): T[] => (byChance === undefined ? [] : [cell])
  return {
    id: 'languages-correct',
    spec: languagesCorrectHistogram(named),
    width: isWide(named) ? 'page' : 'column',
    numbers: {
      caption: `Complete facts right in k languages, ${methodPhrase(named[0]!.result)}`,
      columns: ['k', ...named.map(({ name }) => foreign(name)), ...beside('share by guessing')],
      rows: Array.from({ length: languages.length + 1 }, (_, k) => ({
        head: String(k),
        cells: [
          ...named.map(({ result }): Cell => result.totalConsistency.histogram[k] ?? 0),
          ...beside(byChance?.[k] ?? ''),
        ],
      })),
      foot: [
        {
          head: 'mean k',
          cells: [...named.map(({ result }) => result.totalConsistency.meanLanguagesCorrect), ...beside('')],
        },
        {
          head: 'facts',
          cells: [...named.map(({ result }) => result.totalConsistency.facts), ...beside('')],
        },
        {
          head: 'Total Consistency',
          cells: [
            ...named.map(({ result }) => result.totalConsistency.value),
            ...beside(byChance?.at(-1) ?? ''),
          ],
        },
        ...(hasIntervals(named)
          ? [
              {
                head: `its interval, ${wilsonNote(named)}`,
                cells: [
                  ...named.map(({ result }) => rateInterval(result.intervals?.totalConsistency)),
                  ...beside(''),
                ],
              },
            ]
          : []),
      ],
    },
  }
}

/** Which consistency is knowledge, and which is one error in every language; of the results that know answers by id. */
export function splitFigures(named: readonly NamedResult[]): Figure[] {
  const rows = named.flatMap(splitRows)
  if (rows.length === 0) return []
  const isBounded = rows.some(({ interval }) => interval !== undefined)
  return [
    {
      id: 'consistency-split',
      spec: consistencySplitBars(named),
      numbers: {
        caption: withNotes(
          `Consistency split, ${methodPhrase(named[0]!.result)}`,
          isBounded ? `low–high: ${wilsonNote(named)}` : '',
        ),
        columns: ['Model', 'part', 'facts', 'share', ...(isBounded ? ['low–high'] : [])],
        rows: rows.map(({ model, part, facts, share, interval }) => ({
          head: foreign(model),
          cells: [part, facts, share, ...(isBounded ? [rateInterval(interval)] : [])],
        })),
      },
    },
  ]
}
