import type { EvaluationResult } from '@polyfact/schema'
import { formatRate } from '../format-number.js'
import { color, HEAT_STEPS } from '../theme.js'
import type { ChartLayer, ChartView } from './chart-spec.js'

/** Where the scale begins and how long it is. */
export interface RankcScaleOptions {
  /** RankC of the palest shade. */
  readonly floor: number
  /** Length in pixels. */
  readonly width: number
}

const HEIGHT = 12 // of the strip, in pixels
const ABOVE = -9 // where the labels of its ends stand
const BELOW = HEIGHT + 10 // and those of chance and average

/** The shades of a RankC heat map as a strip, with floor, chance, the result's average and 1 marked on it. */
export function rankcScale(
  rankc: NonNullable<EvaluationResult['rankc']>,
  { floor, width }: RankcScaleOptions,
): ChartView {
  const { chance, average } = rankc
  const isAbove = average >= chance
  return {
    width,
    height: HEIGHT,
    layer: [
      shades(floor),
      ...mark({ at: rankc.floor, label: `floor ${formatRate(rankc.floor)}`, side: 'right', y: ABOVE }),
      ...mark({ at: 1, label: 'same ranking 1', side: 'left', y: ABOVE }),
      // On the outer sides of their lines the two labels cannot meet, however near each other the lines are.
      ...mark({
        at: chance,
        label: `chance ${formatRate(chance)}`,
        side: isAbove ? 'left' : 'right',
        y: BELOW,
      }),
      ...mark({
        at: average,
        label: `average ${formatRate(average)}`,
        side: isAbove ? 'right' : 'left',
        y: BELOW,
      }),
    ],
    encoding: {
      x: {
        field: 'at',
        type: 'quantitative',
        scale: { domain: [floor, 1], nice: false, zero: false },
        axis: null,
      },
    },
  }
}

function shades(floor: number): ChartLayer {
  const step = (1 - floor) / HEAT_STEPS
  const steps = Array.from({ length: HEAT_STEPS }, (_, i) => i)
  return {
    data: {
      values: steps.map((i) => ({ at: floor + i * step, to: floor + (i + 1) * step, shade: String(i) })),
    },
    mark: { type: 'rect' },
    encoding: {
      x2: { field: 'to' },
      color: {
        field: 'shade',
        type: 'nominal',
        scale: { domain: steps.map(String), range: steps.map((i) => color(`heat-${i}`)) },
        legend: null,
      },
    },
  }
}

interface Mark {
  at: number
  label: string
  side: 'left' | 'right' // of the line, where the label stands
  y: number // of the label's middle
}

function mark({ at, label, side, y }: Mark): ChartLayer[] {
  const data = { values: [{ at, label }] }
  const place = side === 'right' ? ({ align: 'left', dx: 5 } as const) : ({ align: 'right', dx: -5 } as const)
  return [
    {
      data,
      mark: { type: 'rule', color: color('ink'), strokeWidth: 1.5 },
      encoding: { y: { value: Math.min(0, y - 5) }, y2: { value: Math.max(HEIGHT, y + 5) } },
    },
    {
      data,
      mark: { type: 'text', ...place, baseline: 'middle', fontSize: 11, color: color('ink') },
      encoding: { y: { value: y }, text: { field: 'label' } },
    },
  ]
}
