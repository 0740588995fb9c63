import type { EvaluationResult } from '@polyfact/schema'
import { type DataTable, foreign } from '../data-table.js'
import { formatCount, rateOrDash } from '../format-number.js'
import { languagesCorrectByChance } from '../languages-correct-by-chance.js'
import type { NamedResult } from '../named-result.js'
import { normalizationPhrase } from '../normalization-phrase.js'

/** One column of the headline table. */
interface Headline {
  readonly head: string
  readonly measured: (result: EvaluationResult) => number | undefined
  readonly chance: number | undefined
  readonly floor: number | undefined
}

/** The headline numbers of every result, above what guessing gets and what cannot be gone below. */
export function headlineTable(named: readonly NamedResult[]): DataTable {
  const { result } = named[0]!
  const { facts, languages, candidates } = result
  const headlines = headlinesOf(result)
  return {
    caption:
      `${formatCount(facts.total)} facts in ${languages.length} ${languages.length === 1 ? 'language' : 'languages'}, ` +
      `${Number(candidates.mean.toFixed(2))} candidates each, ranked by ${normalizationPhrase(result.normalization)}`,
    columns: ['Model', ...headlines.map(({ head }) => head)],
    rows: named.map(({ name, result }) => ({
      head: foreign(name),
      cells: headlines.map(({ measured }) => rateOrDash(measured(result))),
    })),
    foot: [
      { head: 'Chance (guessing)', cells: headlines.map(({ chance }) => rateOrDash(chance)) },
      { head: 'Floor (smallest possible)', cells: headlines.map(({ floor }) => rateOrDash(floor)) },
    ],
  }
}

/** Accuracy, and where there are several languages what compares them. */
function headlinesOf(result: EvaluationResult): Headline[] {
  const { accuracy, rankc, agreement, languages } = result
  const right: Headline = {
    head: 'Accuracy',
    measured: ({ accuracy }) => accuracy.mean,
    chance: accuracy.chance,
    floor: 0,
  }
  if (languages.length === 1) return [right]
  return [
    right,
    {
      head: 'Total Consistency',
      measured: ({ totalConsistency }) => totalConsistency.value,
      chance: languagesCorrectByChance(result).at(-1),
      floor: 0,
    },
    {
      head: 'RankC',
      measured: ({ rankc }) => rankc?.average,
      chance: rankc?.chance,
      floor: rankc?.floor,
    },
    {
      head: 'RankC, rescaled',
      measured: ({ rankc }) => rankc?.rescaled,
      chance: rankc && (rankc.chance - rankc.floor) / (1 - rankc.floor),
      floor: rankc && 0,
    },
    {
      head: 'Agreement',
      measured: ({ agreement }) => agreement?.average,
      chance: agreement && accuracy.chance, // two guesses from one pool agree as often as one is right
      floor: agreement && 0,
    },
  ]
}
