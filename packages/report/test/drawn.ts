import { compile } from 'vega-lite'
import type { ChartSpec } from '../src/charts/chart-spec.js'
import { renderSvg } from '../src/charts/render-svg.js'

/** What Vega-Lite warns of when it compiles a chart. */
export function warningsOf(spec: ChartSpec): string[] {
  const warnings: string[] = []
  const keep = (...texts: readonly unknown[]) => {
    warnings.push(texts.join(' '))
    return logger
  }
  const logger = { level: () => logger, error: keep, warn: keep, info: () => logger, debug: () => logger }
  compile(spec, { logger: logger as never })
  return warnings
}

/** All texts of a drawn chart in drawing order. */
export async function textsOf(spec: ChartSpec): Promise<string[]> {
  const svg = await renderSvg(spec, 'chart')
  const lines = svg.replaceAll(/<\/?tspan[^>]*>/g, '\n')
  return [...lines.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].flatMap(([, text]) =>
    text!.split('\n').filter(Boolean),
  )
}

/** How often each fill occurs in a drawn chart. */
export async function fillsOf(spec: ChartSpec): Promise<Record<string, number>> {
  const svg = await renderSvg(spec, 'chart')
  const fills: Record<string, number> = {}
  for (const [, fill] of svg.matchAll(/<path[^>]* fill="(var[^"]*)"/g)) fills[fill!] = (fills[fill!] ?? 0) + 1
  return fills
}
