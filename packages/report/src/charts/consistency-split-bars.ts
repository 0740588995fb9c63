import type { Interval } from '@polyfact/schema'
import { formatCount, formatRate } from '../format-number.js'
import { wilsonNote } from '../interval-phrase.js'
import { methodPhrase } from '../method-phrase.js'
import type { NamedResult } from '../named-result.js'
import { color } from '../theme.js'
import { type ChartLayer, type ChartSpec, chartBase } from './chart-spec.js'

const WIDTH = 400
/** Where things of one result stand, in pixels from the middle of its row. */
const BAR = 6
const WHISKERS = [18, 23] as const

/** The parts of the split in the order of the bars. */
export const SPLIT_PARTS = {
  correct: 'right in every language',
  sameWrong: 'the same wrong candidate in every language',
  different: 'different candidates',
} as const

/** One part of one bar. */
export interface SplitRow {
  readonly model: string
  readonly part: string
  readonly facts: number
  readonly share: number
  readonly interval?: Interval
}

/**
 * A bar per result, parted into facts answered right in every language, facts answered with one and the same wrong
 * candidate, and facts whose languages disagree. The intervals of the first two stand below the bar, each around the end
 * of its part.
 */
export function consistencySplitBars(named: readonly NamedResult[]): ChartSpec {
  const phrase = methodPhrase(named[0]!.result)
  const rows = named.flatMap(splitRows)
  const names = [...new Set(rows.map(({ model }) => model))]
  const facts = named.find(({ result }) => result.consistencySplit)?.result.consistencySplit?.facts ?? 0
  const whiskers = WHISKERS.flatMap((offset, i) => whisker(rows, Object.values(SPLIT_PARTS)[i]!, offset))
  return {
    ...chartBase(
      'Consistency split',
      [
        phrase,
        `share of ${formatCount(facts)} complete facts`,
        ...(whiskers.length === 0 ? [] : [`lines: ${wilsonNote(named)}, around the end of a part`]),
      ],
      `Stacked bars: ${rows.map(({ model, part, share }) => `${model}, ${part}: ${formatRate(share)}`).join('; ')}.`,
    ),
    width: WIDTH,
    height: { step: 52 },
    data: { values: rows },
    transform: [
      { calculate: `indexof(${JSON.stringify(Object.values(SPLIT_PARTS))}, datum.part)`, as: 'order' },
    ],
    layer: [
      parts(),
      {
        transform: [{ filter: 'datum.order == 0' }],
        mark: {
          type: 'text',
          align: 'left',
          baseline: 'bottom',
          dy: -4,
          fontSize: 12,
          color: color('ink'),
          limit: WIDTH,
        },
        encoding: { x: { value: 0 }, text: { field: 'model' } },
      },
      ...whiskers,
    ],
    encoding: { y: { field: 'model', type: 'nominal', sort: names, axis: null } },
  }
}

const COLORS = [color('ink'), color('notice'), color('rest')] // the colours of results stay theirs

function parts(): ChartLayer {
  return {
    mark: { type: 'bar', height: 14, yOffset: BAR, stroke: color('paper'), strokeWidth: 1 },
    encoding: {
      x: {
        field: 'share',
        type: 'quantitative',
        scale: { domain: [0, 1] },
        title: 'share of complete facts',
        axis: { values: [0, 0.25, 0.5, 0.75, 1], format: '.2f', domain: false, ticks: false, grid: false },
      },
      order: { field: 'order' },
      color: { field: 'part', scale: { domain: Object.values(SPLIT_PARTS), range: COLORS } },
      tooltip: [
        { field: 'model', title: 'model' },
        { field: 'part', title: 'part' },
        { field: 'facts', title: 'facts' },
        { field: 'share', title: 'share', format: '.4f' },
      ],
    },
  }
}

function whisker(rows: readonly SplitRow[], part: string, yOffset: number): ChartLayer[] {
  const values = rows.flatMap(({ model, part: own, interval }, i) => {
    if (own !== part || interval === undefined) return []
    const start = rows.slice(0, i).reduce((sum, row) => sum + (row.model === model ? row.share : 0), 0)
    return [{ model, low: start + interval.low, high: Math.min(start + interval.high, 1) }]
  })
  if (values.length === 0) return []
  const stroke = COLORS[Object.values<string>(SPLIT_PARTS).indexOf(part)]!
  return [
    {
      data: { values },
      mark: { type: 'rule', yOffset, strokeWidth: 2.5, color: stroke },
      encoding: { x: { field: 'low', type: 'quantitative' }, x2: { field: 'high' } },
    },
  ]
}

/** The three parts of one split, with what `consistencySplit` leaves to be subtracted; none where there is no split. */
export function splitRows({ name: model, result }: NamedResult): SplitRow[] {
  const { consistencySplit, intervals } = result
  if (consistencySplit === undefined) return []
  const { facts, correct, sameWrong } = consistencySplit
  const different = facts - correct.count - sameWrong.count
  const bounds = (part: 'correct' | 'sameWrong') => {
    const interval = intervals?.consistencySplit?.[part]
    return interval === undefined ? {} : { interval }
  }
  return [
    { model, part: SPLIT_PARTS.correct, facts: correct.count, share: correct.value, ...bounds('correct') },
    {
      model,
      part: SPLIT_PARTS.sameWrong,
      facts: sameWrong.count,
      share: sameWrong.value,
      ...bounds('sameWrong'),
    },
    { model, part: SPLIT_PARTS.different, facts: different, share: different / Math.max(facts, 1) },
  ]
}
