import { color } from '../theme.js'
import type { ChartLayer } from './chart-spec.js'
import { type Box, placeLabels } from './place-labels.js'

const FONT_SIZE = 11.5
const CHARACTER = 0.56 * FONT_SIZE // mean width of a letter
const LONGEST_LABEL = 36 // letters; tooltip and table have the whole name
const LINE_HEIGHT = 14
const RADIUS = 5 // of a point
const RIM = 2 // of a cross

/** A result in a scatter plot, with its intervals where it has some. */
export interface ScatterPoint {
  readonly model: string
  readonly accuracy: number
  readonly consistency: number
  readonly accuracyLow?: number | undefined
  readonly accuracyHigh?: number | undefined
  readonly consistencyLow?: number | undefined
  readonly consistencyHigh?: number | undefined
}

/** The part of an axis that is shown. */
export type Domain = readonly [number, number]

/** What a scatter plot shows, on how many pixels. */
export interface ScatterPlot {
  readonly x: Domain
  readonly y: Domain
  readonly width: number
  readonly height: number
}

/** Names beside their points, and a thin line from one to the other where a name had to move. */
export function scatterLabels(points: readonly ScatterPoint[], plot: ScatterPlot): ChartLayer[] {
  const { x, y, width, height } = plot
  const pixels = {
    x: (value: number) => ((value - x[0]) / (x[1] - x[0])) * width,
    y: (value: number) => ((y[1] - value) / (y[1] - y[0])) * height,
  }
  const texts = points.map(({ model }) => shortened(model))
  const places = placeLabels(
    points.map(({ accuracy, consistency }, i) => ({
      x: pixels.x(accuracy),
      y: pixels.y(consistency),
      width: [...texts[i]!].length * CHARACTER,
    })),
    {
      width,
      height,
      lineHeight: LINE_HEIGHT,
      obstacles: points.flatMap((point) => crossOf(point, pixels)),
    },
  )
  const rows = points.map(({ accuracy, consistency }, i) => ({
    text: texts[i],
    accuracy,
    consistency,
    align: places[i]!.align,
    isFar: Math.abs(places[i]!.y - pixels.y(consistency)) > LINE_HEIGHT,
    labelX: x[0] + (places[i]!.x / width) * (x[1] - x[0]),
    labelY: y[1] - (places[i]!.y / height) * (y[1] - y[0]),
  }))
  return [
    {
      data: { values: rows.filter(({ isFar }) => isFar) },
      mark: { type: 'rule', strokeWidth: 0.75, color: color('quiet') },
      encoding: { x2: { field: 'labelX' }, y2: { field: 'labelY' } },
    },
    ...(['left', 'right'] as const).map(
      (align): ChartLayer => ({
        data: { values: rows.filter((row) => row.align === align) },
        mark: { type: 'text', align, baseline: 'middle', fontSize: FONT_SIZE, color: color('ink') },
        encoding: {
          x: { field: 'labelX', type: 'quantitative' },
          y: { field: 'labelY', type: 'quantitative' },
          text: { field: 'text' },
        },
      }),
    ),
  ]
}

/** What a point and its intervals cover. */
function crossOf(
  { accuracy, consistency, ...bounds }: ScatterPoint,
  pixels: { x: (value: number) => number; y: (value: number) => number },
): Box[] {
  const [x, y] = [pixels.x(accuracy), pixels.y(consistency)]
  const { accuracyLow = accuracy, accuracyHigh = accuracy } = bounds
  const { consistencyLow = consistency, consistencyHigh = consistency } = bounds
  return [
    { left: x - RADIUS, right: x + RADIUS, top: y - RADIUS, bottom: y + RADIUS },
    { left: pixels.x(accuracyLow), right: pixels.x(accuracyHigh), top: y - RIM, bottom: y + RIM },
    { left: x - RIM, right: x + RIM, top: pixels.y(consistencyHigh), bottom: pixels.y(consistencyLow) },
  ]
}

function shortened(name: string): string {
  const letters = [...name]
  return letters.length <= LONGEST_LABEL ? name : `${letters.slice(0, LONGEST_LABEL - 1).join('')}…`
}
