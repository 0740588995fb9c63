import { type Html, html } from './html.js'

/** What a cell holds: numbers are set right-aligned in figures of one width. */
export type Cell = Html | string | number

/** One row: its heading and its cells in the order of the columns. */
export interface Row {
  readonly head: Html | string
  readonly cells: readonly Cell[]
}

/** Neighbouring columns under one heading. */
export interface ColumnGroup {
  readonly head: Html | string
  readonly columns: readonly (Html | string)[]
}

/** A table of which every column but the first belongs to the rows' headings. */
export interface DataTable {
  readonly caption: string
  /** The heading above the rows' headings, then one heading a column or a group of columns. */
  readonly columns: readonly (Html | string | ColumnGroup)[]
  readonly rows: readonly Row[]
  /** Rows set apart at the end: means, chance, floor. */
  readonly foot?: readonly Row[]
  /** `text` breaks its lines and stands at the left. @defaultValue 'numbers' */
  readonly content?: 'numbers' | 'text'
  /** `page` takes the width of the page, whatever stands beside it. @defaultValue 'column' */
  readonly width?: 'column' | 'page'
}

/** From this many rows on a table scrolls by itself. */
const LONG = 24

/** A table with a caption and headings for both directions, that scrolls by itself where the page is too narrow. */
export function dataTable(table: DataTable): Html {
  const { caption, columns, rows, foot = [], width = 'column' } = table
  const classes = ['scroll', ...(width === 'page' ? ['wide'] : []), ...(rows.length > LONG ? ['long'] : [])]
  return html`<div class="${classes.join(' ')}" role="group" tabindex="0" aria-label="${caption}"><table class="${classesOf(table)}">
<caption>${caption}</caption>
<thead>${columns.some(isGroup) ? groupedHead(columns) : html`<tr>${columns.map(columnHead)}</tr>`}</thead>
<tbody>${rows.map(tableRow)}</tbody>
${foot.length === 0 ? '' : html`<tfoot>${foot.map(tableRow)}</tfoot>`}
</table></div>`
}

function classesOf({ columns, content = 'numbers' }: DataTable): string {
  return columns.some(isGroup) ? `${content} grouped` : content
}

function groupedHead(columns: DataTable['columns']): Html {
  const upper = columns.map((column) =>
    isGroup(column)
      ? html`<th scope="colgroup" colspan="${column.columns.length}">${column.head}</th>`
      : html`<th scope="col" rowspan="2">${column}</th>`,
  )
  const lower = columns.filter(isGroup).flatMap((group) => group.columns.map(columnHead))
  return html`<tr>${upper}</tr>\n<tr>${lower}</tr>`
}

function columnHead(head: DataTable['columns'][number]): Html {
  return html`<th scope="col">${isGroup(head) ? head.head : head}</th>`
}

function isGroup(column: DataTable['columns'][number]): column is ColumnGroup {
  return typeof column === 'object' && 'columns' in column
}

function tableRow({ head, cells }: Row): Html {
  return html`<tr><th scope="row">${head}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>\n`
}

/** Text of unknown language and direction, kept from turning its surroundings round. */
export function foreign(text: string): Html {
  return html`<bdi>${text}</bdi>`
}

/** A caption and what is to be said of its numbers: "caption; note", or the caption alone where there is no note. */
export function withNotes(caption: string, ...notes: readonly string[]): string {
  return [caption, ...notes.filter((note) => note !== '')].join('; ')
}
