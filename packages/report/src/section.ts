import { type DataTable, dataTable } from './data-table.js'
import { type Figure, renderFigure } from './figure.js'
import { type Html, html } from './html.js'

/** One part of the page, under a heading of its own. */
export interface Section {
  readonly id: string
  readonly heading: string
  /** How to read what follows. */
  readonly lead?: string
  readonly content: readonly (Figure | DataTable)[]
  /** `three` lets three stand beside each other where the page is wide enough. @defaultValue 'two' */
  readonly columns?: 'two' | 'three'
}

/** A section with its figures drawn; nothing where it has no content. */
export async function renderSection(section: Section, charts: 'interactive' | 'static'): Promise<Html | ''> {
  const { id, heading, lead = '', content, columns = 'two' } = section
  if (content.length === 0) return ''
  const parts = await Promise.all(
    content.map((part) => ('spec' in part ? renderFigure(part, charts) : dataTable(part))),
  )
  return html`<section aria-labelledby="${id}-heading">
<h2 id="${id}-heading">${heading}</h2>
${lead === '' ? '' : html`<p class="lead">${lead}</p>`}
<div class="content ${columns}">${parts}</div>
</section>`
}
