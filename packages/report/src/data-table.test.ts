import { describe, expect, it } from 'vitest'
import { dataTable, foreign, withNotes } from './data-table.js'
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

  it('has two rows of headings where columns are grouped', () => {
    const columns = ['Model', { head: '<a>', columns: ['x', 'y'] }, 'z']
    const markup = dataTable({ ...table, columns, rows: [{ head: 'm', cells: [1, 2, 3] }] }).toString()
    expect(markup).toContain('<table class="numbers grouped">')
    expect(markup).toContain(
      '<thead><tr><th scope="col" rowspan="2">Model</th><th scope="colgroup" colspan="2">&lt;a&gt;</th>' +
        '<th scope="col" rowspan="2">z</th></tr>\n<tr><th scope="col">x</th><th scope="col">y</th></tr></thead>',
    )
  })

  it('takes the width of the page where it is told to, and scrolls where it is long', () => {
    const rows = Array.from({ length: 25 }, () => ({ head: 'm', cells: [1] }))
    expect(dataTable({ ...table, rows, width: 'page' }).toString()).toMatch(/^<div class="scroll wide long"/)
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

describe('withNotes', () => {
  it('adds what there is to say', () => {
    expect(withNotes('Accuracy', 'low–high: 95 % Wilson', '', 'sorted')).toBe(
      'Accuracy; low–high: 95 % Wilson; sorted',
    )
    expect(withNotes('Accuracy', '')).toBe('Accuracy')
  })
})
