import { formatCount, formatRate } from '../format-number.js'
import type { NamedResult } from '../named-result.js'
import { normalizationPhrase } from '../normalization-phrase.js'
import { color } from '../theme.js'
import { type ChartSpec, chartBase } from './chart-spec.js'

const WIDTH = 400

/** The parts of the split in the order of the bars. */
export const SPLIT_PARTS = {
  correct: 'right in every language',
  sameWrong: 'the same wrong candidate in every language',
  different: 'different candidates',
} as const

/**
 * A bar per result, parted into facts answered right in every language, facts answered with one and the same wrong
 * candidate, and facts whose languages disagree.
 */
export function consistencySplitBars(named: readonly NamedResult[]): ChartSpec {
  const { normalization, consistencySplit } = named[0]!.result
  const phrase = normalizationPhrase(normalization)
  const names = named.map(({ name }) => name)
  const rows = named.flatMap(({ name, result }) => splitRows(name, result.consistencySplit))
  return {
    ...chartBase(
      'Consistency split',
      `${phrase}; share of ${formatCount(consistencySplit.facts)} complete facts`,
      `Stacked bars: ${rows.map(({ model, part, share }) => `${model}, ${part}: ${formatRate(share)}`).join('; ')}.`,
    ),
    width: WIDTH,
    height: { step: 46 },
    data: { values: rows },
    transform: [
      { calculate: `indexof(${JSON.stringify(Object.values(SPLIT_PARTS))}, datum.part)`, as: 'order' },
    ],
    layer: [
      {
        mark: { type: 'bar', height: 14, yOffset: 9, stroke: color('paper'), strokeWidth: 1 },
        encoding: {
          x: {
            field: 'share',
            type: 'quantitative',
            scale: { domain: [0, 1] },
            title: 'share of complete facts',
            axis: {
              values: [0, 0.25, 0.5, 0.75, 1],
              format: '.2f',
              domain: false,
              ticks: false,
              grid: false,
            },
          },
          order: { field: 'order' },
          color: {
            field: 'part',
            scale: {
              domain: Object.values(SPLIT_PARTS),
              range: [color('ink'), color('notice'), color('rest')], // the colours of results stay theirs
            },
          },
          tooltip: [
            { field: 'model', title: 'model' },
            { field: 'part', title: 'part' },
            { field: 'facts', title: 'facts' },
            { field: 'share', title: 'share', format: '.4f' },
          ],
        },
      },
      {
        transform: [{ filter: 'datum.order == 0' }],
        mark: {
          type: 'text',
          align: 'left',
          baseline: 'bottom',
          dy: -1,
          fontSize: 12,
          color: color('ink'),
          limit: WIDTH,
        },
        encoding: { x: { value: 0 }, text: { field: 'model' } },
      },
    ],
    encoding: { y: { field: 'model', type: 'nominal', sort: names, axis: null } },
  }
}

/** The three parts of one split, with what `consistencySplit` leaves to be subtracted. */
export function splitRows(
  model: string,
  { facts, correct, sameWrong }: NamedResult['result']['consistencySplit'],
) {
  const different = facts - correct.count - sameWrong.count
  return [
    { model, part: SPLIT_PARTS.correct, facts: correct.count, share: correct.value },
    { model, part: SPLIT_PARTS.sameWrong, facts: sameWrong.count, share: sameWrong.value },
    { model, part: SPLIT_PARTS.different, facts: different, share: different / Math.max(facts, 1) },
  ]
}
