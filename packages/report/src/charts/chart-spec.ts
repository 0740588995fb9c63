import type { TopLevelSpec } from 'vega-lite'
import { MAX_RESULTS } from '../read-results.js'
import { color } from '../theme.js'

/** A chart as data: Vega-Lite, with colours as CSS variables of the page's theme. */
export type ChartSpec = TopLevelSpec

/** One of several drawings that share their axes. */
export type ChartLayer = Extract<ChartSpec, { layer: unknown }>['layer'][number]

/** One of several drawings that stand one below the other. */
export type ChartView = Extract<ChartSpec, { vconcat: unknown }>['vconcat'][number]

/** The colours of results, in their order. */
export const SERIES_COLORS = Array.from({ length: MAX_RESULTS }, (_, i) => color(`series-${i + 1}`))

/** What all charts share. `description` is what a screen reader says in place of the drawing. */
export function chartBase(title: string | string[], subtitle: string | string[], description: string) {
  return {
    description,
    background: color('paper'),
    padding: { left: 0, right: 4, top: 4, bottom: 4 },
    title: { text: title, subtitle, anchor: 'start', frame: 'bounds', offset: 14 } as const,
    config: CHART_CONFIG,
  }
}

const font = 'system-ui, -apple-system, "Segoe UI", "Noto Sans", sans-serif'

const CHART_CONFIG = {
  aria: false, // the description says what the marks would say one by one
  font,
  view: { stroke: null },
  title: {
    color: color('ink'),
    fontSize: 14,
    fontWeight: 600,
    subtitleColor: color('quiet'),
    subtitleFontSize: 12,
    subtitlePadding: 5,
  },
  axis: {
    domainColor: color('line'),
    gridColor: color('line'),
    tickColor: color('line'),
    labelColor: color('ink'),
    labelFontSize: 12,
    labelPadding: 6,
    titleColor: color('quiet'),
    titleFontSize: 12,
    titleFontWeight: 400,
    titlePadding: 8,
  },
  legend: {
    orient: 'top',
    direction: 'vertical',
    title: null,
    titleColor: color('quiet'),
    titleFontSize: 12,
    titleFontWeight: 400,
    labelColor: color('ink'),
    labelFontSize: 12,
    labelLimit: 460,
    symbolType: 'square',
    symbolSize: 110,
    symbolStrokeWidth: 0,
    offset: 10,
    rowPadding: 4,
  },
} as const
