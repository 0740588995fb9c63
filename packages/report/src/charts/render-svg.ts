import type { ChartSpec } from './chart-spec.js'

/**
 * A chart as static SVG text, drawn without a canvas or a browser.
 *
 * @param spec - Vega-Lite; colours that are CSS variables stay so.
 * @param idPrefix - Begins every id of the drawing: unique within a page. Vega counts its ids over the whole process;
 *   here they are counted anew, so that equal charts are equal text.
 */
export async function renderSvg(spec: ChartSpec, idPrefix: string): Promise<string> {
  const [{ parse, View }, { compile }] = await Promise.all([import('vega'), import('vega-lite')])
  const own = structuredClone(spec) // Vega marks the rows of the data that it is given
  const view = new View(parse(compile(own).spec), { renderer: 'none' })
  try {
    return renumberIds(await view.toSVG(), idPrefix)
  } finally {
    view.finalize()
  }
}

function renumberIds(svg: string, prefix: string): string {
  const numbers = new Map<string, number>()
  for (const [, id] of svg.matchAll(/ id="([^"]+)"/g)) numbers.set(id!, numbers.size)
  return svg.replace(/( id="|url\(#)([^")]+)/g, (whole, start: string, id: string) =>
    numbers.has(id) ? `${start}${prefix}-${numbers.get(id)}` : whole,
  )
}
