import { color } from '../theme.js'
import type { ChartLayer } from './chart-spec.js'

/** Which fields of a row are its bounds, and along which axis they lie. */
export interface IntervalRulesOptions {
  readonly axis: 'x' | 'y'
  readonly low: string
  readonly high: string
  /** Where the line stands on the other axis. @defaultValue as the chart says */
  readonly encoding?: Readonly<Record<string, unknown>>
}

/**
 * A line from one bound to the other, with a rim in the colour of the page so that it shows on bars of every colour. Rows
 * without bounds have none; nothing where no row has any.
 */
export function intervalRules(rows: readonly object[], options: IntervalRulesOptions): ChartLayer[] {
  const { axis, low, high, encoding = {} } = options
  const values = rows.filter((row) => (row as Record<string, unknown>)[low] !== undefined)
  if (values.length === 0) return []
  const line = (strokeWidth: number, stroke: string): ChartLayer => ({
    mark: { type: 'rule', strokeWidth, color: stroke, strokeCap: 'round' },
    encoding: { ...encoding, [axis]: { field: low, type: 'quantitative' }, [`${axis}2`]: { field: high } },
  })
  return [{ data: { values }, layer: [line(3, color('paper')), line(1.5, color('ink'))] }]
}
