import type { ScoresHeader } from '@polyfact/schema'
import { type DataTable, foreign } from '../data-table.js'
import { formatCount } from '../format-number.js'
import { type Html, html } from '../html.js'
import type { NamedResult } from '../named-result.js'

const UNTOLD = html`<span class="untold">not told by the source</span>`

/** What every result was made from, one column a result; what a source does not tell is said to be so. */
export function madeFromTable(named: readonly NamedResult[]): DataTable {
  return {
    caption: 'What the numbers were made from',
    columns: ['', ...named.map(({ name }) => foreign(name))],
    rows: PARTS.map(([head, read]) => ({
      head,
      cells: named.map(({ result }) => (result.madeFrom === null ? UNTOLD : read(result.madeFrom))),
    })),
    content: 'text',
  }
}

const PARTS: readonly (readonly [string, (header: ScoresHeader) => Html | string])[] = [
  ['Model', ({ model }) => code(model.id)],
  ['Model revision', ({ model }) => code(model.revision)],
  ['Architecture', ({ model }) => code(model.architecture)],
  ['Dataset', ({ dataset }) => code(dataset.id)],
  ['Dataset revision', ({ dataset }) => code(dataset.revision)],
  ['Split', ({ dataset }) => code(dataset.split)],
  ['Data licence', ({ dataset }) => code(dataset.license)],
  ['Facts asked', ({ facts }) => (facts === undefined ? UNTOLD : formatCount(facts))],
  ['Prompt', ({ prompt }) => code(prompt?.id)],
  ['Template', ({ prompt }) => text(prompt?.template)],
  ['Continuation', ({ prompt }) => text(prompt?.continuation)],
  ['Tokenizer', ({ tokenizer }) => code(tokenizer?.revision)],
  ['Precision', ({ precision }) => code(precision)],
  ['Provider', ({ provider }) => code(provider)],
  ['Seed', ({ seed }) => (seed === undefined ? 'none' : String(seed))],
  ['Scores', ({ id }) => code(id)],
  ['Software', ({ versions }) => software(versions)],
]

function code(value: string | null | undefined): Html | string {
  return value === null || value === undefined ? UNTOLD : html`<code><bdi>${value}</bdi></code>`
}

function text(value: string | undefined): Html | string {
  return value === undefined ? UNTOLD : html`<pre dir="auto">${value}</pre>`
}

function software(versions: Readonly<Record<string, string>>): Html | string {
  const entries = Object.entries(versions).sort(([a], [b]) => (a < b ? -1 : 1))
  if (entries.length === 0) return UNTOLD
  return html`<ul>${entries.map(([name, version]) => html`<li><code>${name} ${version}</code></li>`)}</ul>`
}
