import { type DataTable, foreign } from '../data-table.js'
import { formatCount, formatRate } from '../format-number.js'
import { languagesCorrectByChance } from '../languages-correct-by-chance.js'
import type { NamedResult } from '../named-result.js'
import { normalizationPhrase } from '../normalization-phrase.js'

/** The four headline numbers of every result, above what guessing gets and what cannot be gone below. */
export function headlineTable(named: readonly NamedResult[]): DataTable {
  const { result } = named[0]!
  const { facts, languages, candidates, accuracy, rankc } = result
  const rescaledChance = rankc && (rankc.chance - rankc.floor) / (1 - rankc.floor)
  return {
    caption:
      `${formatCount(facts.total)} facts in ${languages.length} ${languages.length === 1 ? 'language' : 'languages'}, ` +
      `${Number(candidates.mean.toFixed(2))} candidates each, ranked by ${normalizationPhrase(result.normalization)}`,
    columns: ['Model', 'Accuracy', 'Total Consistency', 'RankC', 'RankC, rescaled', 'Agreement'],
    rows: named.map(({ name, result: { accuracy, totalConsistency, rankc, agreement } }) => ({
      head: foreign(name),
      cells: rates(
        accuracy.mean,
        totalConsistency.value,
        rankc?.average,
        rankc?.rescaled,
        agreement?.average,
      ),
    })),
    foot: [
      {
        head: 'Chance (guessing)',
        cells: rates(
          accuracy.chance,
          languagesCorrectByChance(result).at(-1),
          rankc?.chance,
          rescaledChance,
          result.agreement && accuracy.chance, // two guesses from one pool agree as often as one is right
        ),
      },
      {
        head: 'Floor (smallest possible)',
        cells: rates(0, 0, rankc?.floor, rankc && 0, result.agreement && 0),
      },
    ],
  }
}

function rates(...values: (number | undefined)[]): string[] {
  return values.map((value) => (value === undefined ? '–' : formatRate(value)))
}
