import { type RankedResult, rankcHeatMap } from '../charts/rankc-heat-map.js'
import type { Cell, DataTable } from '../data-table.js'
import type { Figure } from '../figure.js'
import { methodPhrase } from '../method-phrase.js'
import type { NamedResult } from '../named-result.js'
import { languagePairs, pairValue } from '../pair-value.js'

/** A heat map for every result that has RankC, all on one scale. */
export function rankcFigures(named: readonly NamedResult[]): Figure[] {
  const ranked = named.flatMap(({ name, result }) => (hasRankc(result) ? [{ name, result }] : []))
  const floor = Math.min(...ranked.map(({ result }) => result.rankc.floor))
  const names = ranked.map(({ name }) => name)
  return ranked.map(({ name, result }, i) => ({
    id: `rankc-${i + 1}`,
    spec: rankcHeatMap(result, { name, floor, beside: names.filter((_, other) => other !== i) }),
    numbers: pairTable(name, result),
  }))
}

function hasRankc(result: NamedResult['result']): result is RankedResult {
  return result.rankc !== undefined
}

function pairTable(name: string, result: RankedResult): DataTable {
  const { languages, rankc, agreement } = result
  return {
    caption: `RankC and agreement of every pair, ${methodPhrase(result)}: ${name}`,
    columns: ['Pair', 'RankC', 'agreement', 'facts'],
    rows: languagePairs(languages).map((pair) => ({
      head: `${pair.a}–${pair.b}`,
      cells: [rankc.pairwise, agreement?.pairwise ?? {}, rankc.facts].map(
        (values): Cell => pairValue(values, pair) ?? '–',
      ),
    })),
    foot: [
      { head: 'average', cells: [rankc.average, agreement?.average ?? '–', ''] },
      ...(rankc.averageWithEnglish === undefined
        ? []
        : [
            {
              head: 'average with English',
              cells: [rankc.averageWithEnglish, agreement?.averageWithEnglish ?? '–', ''],
            },
          ]),
    ],
  }
}
