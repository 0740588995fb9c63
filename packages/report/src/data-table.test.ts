import { describe, expect, it } from 'vitest'
import { dataTable, foreign } from './data-table.js'
import { html } from './html.js'

const table = {
  caption: 'Rates <b>',
  columns: ['Model', html`<i>A</i>`],
  rows: [{ head: 'x & y', cells: [0.25] }],
}

describe('dataTable', () => {
  it('has a caption and headings for columns and rows, escaped', () => {
    expect(dataTable(table).toString()).toMatchInlineSnapshot(`
      "<div class="scroll" role="group" tabindex="0" aria-label="Rates &lt;b&gt;"><table class="numbers">
      <caption>Rates &lt;b&gt;</caption>
      <thead><tr><th scope="col">Model</th><th scope="col"><i>A</i></th></tr></thead>
      <tbody><tr><th scope="row">x &amp; y</th><td>0.25</td></tr>
      </tbody>

      </table></div>"
    `)
  })

  it('sets the last rows apart', () => {
    const foot = [{ head: 'Chance', cells: [0.5] }]
    expect(dataTable({ ...table, foot }).toString()).toContain(
      '<tfoot><tr><th scope="row">Chance</th><td>0.5</td></tr>',
    )
  })
})

describe('foreign', () => {
  it('isolates and escapes text', () => {
    expect(foreign('<قطر>').toString()).toBe('<bdi>&lt;قطر&gt;</bdi>')
  })
})
