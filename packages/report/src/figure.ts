import type { ChartSpec } from './charts/chart-spec.js'
import { renderSvg } from './charts/render-svg.js'
import { type DataTable, dataTable } from './data-table.js'
import { type Html, html, scriptContent, trusted } from './html.js'

/** A chart, and the exact numbers that it draws. */
export interface Figure {
  /** Unique within the page; also the name of the file that a reader saves. */
  readonly id: string
  readonly spec: ChartSpec
  readonly numbers: DataTable
  /** `page` takes the width of the page, whatever stands beside it. @defaultValue 'column' */
  readonly width?: 'column' | 'page'
}

/**
 * A figure of the page: the drawing, readable without JavaScript; its numbers behind a disclosure; and, in an interactive
 * page, the chart's specification for the script that draws it anew with tooltips.
 */
export async function renderFigure(figure: Figure, charts: 'interactive' | 'static'): Promise<Html> {
  const { id, spec, numbers, width = 'column' } = figure
  const svg = await renderSvg(spec, id)
  const json = scriptContent('json', JSON.stringify(spec))
  return html`<figure id="${id}"${width === 'page' ? trusted(' class="wide"') : ''}>
<div class="drawing" role="img" aria-label="${String(spec.description)}">${trusted(svg)}</div>
${charts === 'static' ? '' : html`<div class="live"></div>\n<script type="application/json">${json}</script>`}
<details><summary>All numbers</summary>
${dataTable(numbers)}
</details>
</figure>`
}
