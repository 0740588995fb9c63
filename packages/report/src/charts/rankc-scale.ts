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

const HEIGHT = 12 // of the strip, in pixels; the labels lie above and below it, one row each where they could meet

/** The shades of a RankC heat map as a strip, with floor, chance, the result's average and 1 marked on it. */
export function rankcScale(
  rankc: NonNullable<EvaluationResult['rankc']>,
  options: RankcScaleOptions,
): ChartView {
  const { floor, width } = options
  return {
    width,
    height: HEIGHT,
    layer: [
      shades(floor),
      ...mark({
        at: rankc.floor,
        label: `floor ${formatRate(rankc.floor)}`,
        align: 'left',
        from: -4,
        text: -11,
      }),
      ...mark({ at: 1, label: 'same ranking 1', align: 'right', from: -4, text: -11 }),
      ...mark({
        at: rankc.chance,
        label: `chance ${formatRate(rankc.chance)}`,
        to: HEIGHT + 6,
        text: HEIGHT + 14,
      }),
      ...mark({
        at: rankc.average,
        label: `average ${formatRate(rankc.average)}`,
        to: HEIGHT + 22,
        text: HEIGHT + 30,
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
  align?: 'left' | 'center' | 'right'
  from?: number // y of the line's upper end
  to?: number // y of its lower end
  text: number // y of the label's middle
}

function mark({ at, label, align = 'center', from = 0, to = HEIGHT, text }: Mark): ChartLayer[] {
  const data = { values: [{ at, label }] }
  return [
    {
      data,
      mark: { type: 'rule', color: color('ink'), strokeWidth: 1.5 },
      encoding: { y: { value: from }, y2: { value: to } },
    },
    {
      data,
      mark: { type: 'text', align, baseline: 'middle', fontSize: 11, color: color('ink') },
      encoding: { y: { value: text }, text: { field: 'label' } },
    },
  ]
}
