import type { Interval } from '@polyfact/schema'
import { baselinesOf } from '../baselines.js'
import { type Cell, type DataTable, foreign, withNotes } from '../data-table.js'
import { formatCount, rateOrDash } from '../format-number.js'
import { html } from '../html.js'
import { bootstrapNote, rateInterval, totalAndMeansNote } from '../interval-phrase.js'
import { languagesCorrectByChance } from '../languages-correct-by-chance.js'
import { methodPhrase } from '../method-phrase.js'
import type { NamedResult } from '../named-result.js'
import type { ReportedResult } from '../reported-result.js'

/** One column of the headline table. */
interface Headline {
  readonly head: string
  readonly measured: (result: ReportedResult) => number | undefined
  readonly interval?: (intervals: NonNullable<ReportedResult['intervals']>) => Interval | undefined
  readonly chance?: number | undefined
  readonly floor?: number | undefined
}

/** The headline numbers of every result, above what guessing gets and what cannot be gone below. */
export function headlineTable(named: readonly NamedResult[]): DataTable {
  const headlines = named[0]!.result.kind === 'evaluation' ? ofRankings(named[0]!.result) : ofTexts(named)
  return {
    caption: withNotes(captionOf(named[0]!.result), intervalNote(named)),
    columns: ['Model', ...headlines.map(({ head }) => head)],
    rows: named.map(({ name, result }) => ({
      head: foreign(name),
      cells: headlines.map((headline) => headlineCell(headline, result)),
    })),
    foot: [
      ...baselinesOf(named).map(({ name, mean }) => ({
        head: html`Baseline: ${foreign(name)}`,
        cells: headlines.map(({ head }) => (head === ACCURACY ? rateOrDash(mean) : '–')),
      })),
      ...(named[0]!.result.accuracy.chance === undefined
        ? []
        : [
            { head: 'Chance (guessing)', cells: headlines.map(({ chance }) => rateOrDash(chance)) },
            { head: 'Floor (smallest possible)', cells: headlines.map(({ floor }) => rateOrDash(floor)) },
          ]),
    ],
  }
}

const ACCURACY = 'Accuracy'

function captionOf(result: ReportedResult): string {
  const { facts, languages, candidates } = result
  const where = `${formatCount(facts.total)} facts in ${languages.length} ${languages.length === 1 ? 'language' : 'languages'}`
  return candidates === undefined
    ? `${where}, ${methodPhrase(result)}`
    : `${where}, ${Number(candidates.mean.toFixed(2))} candidates each, ranked by ${methodPhrase(result)}`
}

function intervalNote(named: readonly NamedResult[]): string {
  const isSingle = named[0]!.result.languages.length === 1
  const note = isSingle ? bootstrapNote(named) : totalAndMeansNote(named)
  return note === '' ? '' : `below a value its interval: ${note}`
}

function headlineCell({ measured, interval }: Headline, result: ReportedResult): Cell {
  const value = rateOrDash(measured(result))
  const bounds = result.intervals && interval?.(result.intervals)
  return bounds === undefined ? value : html`${value}<span class="interval">${rateInterval(bounds)}</span>`
}

const accuracyHeadline: Headline = {
  head: ACCURACY,
  measured: ({ accuracy }) => accuracy.mean,
  interval: ({ accuracy }) => accuracy.mean,
}
const consistencyHeadline: Headline = {
  head: 'Total Consistency',
  measured: ({ totalConsistency }) => totalConsistency.value,
  interval: ({ totalConsistency }) => totalConsistency,
}
const agreementHeadline: Headline = {
  head: 'Agreement',
  measured: ({ agreement }) => agreement?.average,
  interval: ({ agreement }) => agreement,
}

/** Accuracy, and where there are several languages what compares them. */
function ofRankings(result: ReportedResult): Headline[] {
  const { accuracy, rankc, agreement, languages } = result
  const right = { ...accuracyHeadline, chance: accuracy.chance, floor: 0 }
  if (languages.length === 1) return [right]
  return [
    right,
    { ...consistencyHeadline, chance: languagesCorrectByChance(result)?.at(-1), floor: 0 },
    {
      head: 'RankC',
      measured: ({ rankc }) => rankc?.average,
      interval: ({ rankc }) => rankc,
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
      ...agreementHeadline,
      chance: agreement && accuracy.chance, // two guesses from one pool agree as often as one is right
      floor: agreement && 0,
    },
  ]
}

/** What is right under the matching, by stricter and softer measures, and how much was not answered at all. */
function ofTexts(named: readonly NamedResult[]): Headline[] {
  const isSingle = named[0]!.result.languages.length === 1
  const optional: Headline[] = [
    ...(isSingle ? [] : [agreementHeadline]),
    { head: 'Naming a candidate', measured: ({ resolved }) => resolved?.value },
  ]
  return [
    accuracyHeadline,
    { head: 'Accuracy, pooled', measured: ({ accuracy }) => accuracy.pooled },
    { head: 'Exact match', measured: ({ exactMatch }) => exactMatch?.mean },
    { head: 'Token F1', measured: ({ tokenF1 }) => tokenF1?.mean },
    ...(isSingle ? [] : [consistencyHeadline]),
    ...optional.filter(({ measured }) => named.some(({ result }) => measured(result) !== undefined)),
    { head: 'Empty', measured: ({ empty }) => empty?.value },
  ]
}
