import { type Html, html } from './html.js'

/** What a cell holds: numbers are set right-aligned in figures of one width. */
export type Cell = Html | string | number

/** One row: its heading and its cells in the order of the columns. */
export interface Row {
  readonly head: Html | string
  readonly cells: readonly Cell[]
}

/** A table of which every column but the first belongs to the rows' headings. */
export interface DataTable {
  readonly caption: string
  /** The heading above the rows' headings, then one heading a column. */
  readonly columns: readonly (Html | string)[]
  readonly rows: readonly Row[]
  /** Rows set apart at the end: means, chance, floor. */
  readonly foot?: readonly Row[]
  /** `text` breaks its lines and stands at the left. @defaultValue 'numbers' */
  readonly content?: 'numbers' | 'text'
}

/** A table with a caption and headings for both directions, that scrolls by itself where the page is too narrow. */
export function dataTable({ caption, columns, rows, foot = [], content = 'numbers' }: DataTable): Html {
  return html`<div class="scroll" role="group" tabindex="0" aria-label="${caption}"><table class="${content}">
<caption>${caption}</caption>
<thead><tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
<tbody>${rows.map(tableRow)}</tbody>
${foot.length === 0 ? '' : html`<tfoot>${foot.map(tableRow)}</tfoot>`}
</table></div>`
}

function tableRow({ head, cells }: Row): Html {
  return html`<tr><th scope="row">${head}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>\n`
}

/** Text of unknown language and direction, kept from turning its surroundings round. */
export function foreign(text: string): Html {
  return html`<bdi>${text}</bdi>`
}
