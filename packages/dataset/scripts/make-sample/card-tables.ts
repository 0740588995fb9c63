import type { Fact } from '@polyfact/schema'
import type { SampleFile } from '../../src/sample/sample-file.js'
import { baselines } from './baselines.js'
import { HAND_DROPS, NAME_DROPS } from './drops.js'
import { LATIN_NAMES } from './latin-names.js'
import type { Ledger } from './ledger.js'
import { QUESTIONS } from './questions.js'

const RELATIONS = QUESTIONS.map(({ id, label }) => ({ id, label }))
const SPLITS = ['train', 'validation', 'test'] as const

/** The tables of the data card, by the name of their place in it. */
export function cardTables(file: SampleFile, facts: readonly Fact[], ledger: Ledger): Record<string, string> {
  return {
    sources: sourcesTable(file),
    counts: countsTable(facts),
    ids: idsTable(file, facts),
    rules: rulesTable(ledger),
    'hand drops': handDropsTable(),
    'name drops': nameDropsTable(),
    'latin names': latinNamesTable(),
    baselines: baselinesTable(facts),
  }
}

/**
 * The card with its tables in place. A table's place begins with `<!-- table: name -->` and ends with `<!-- end -->`.
 *
 * @throws Error when the card has no place for one of the tables.
 */
export function fillCard(card: string, tables: Readonly<Record<string, string>>): string {
  return Object.entries(tables).reduce((text, [name, table]) => {
    const [start, end] = [`<!-- table: ${name} -->`, '<!-- end -->']
    const from = text.indexOf(start)
    const to = text.indexOf(end, from)
    if (from < 0 || to < 0)
      throw new Error(`the data card has no place for the table ${name}: ${start} … ${end}`)
    return `${text.slice(0, from)}${start}\n\n${table}\n\n${text.slice(to)}`
  }, card)
}

function sourcesTable({ sources }: SampleFile): string {
  const rows = sources.map((source) => [
    `\`${source.package}\``,
    source.version,
    source.license,
    source.states,
  ])
  return markdown(['Package', 'Version', 'Licence', 'What it states'], rows)
}

function countsTable(facts: readonly Fact[]): string {
  const count = (property: string | undefined, split: string | undefined) =>
    facts.filter(
      (fact) => (property ?? fact.property.id) === fact.property.id && (split ?? fact.split) === fact.split,
    ).length
  const rows = [...RELATIONS, { id: undefined, label: 'all' }].map(({ id, label }) => [
    id === undefined ? label : `${label} (${id})`,
    ...[...SPLITS, undefined].map((split) => count(id, split)),
  ])
  const subjects = (split?: string) =>
    new Set(facts.filter((fact) => (split ?? fact.split) === fact.split).map(({ subject }) => subject.id))
      .size
  rows.push(['subjects', ...SPLITS.map((split) => subjects(split)), subjects()])
  return markdown(['Facts', ...SPLITS, 'all'], rows)
}

function idsTable(file: SampleFile, facts: readonly Fact[]): string {
  const kinds = new Map<string, { kind: string; source: string; count: number }>()
  for (const { id, source } of file.entities) {
    const kind = id.startsWith('Q') ? 'Wikidata' : `\`${id.split(':')[0]}:\``
    const key = `${kind} ${source}`
    kinds.set(key, { kind, source, count: (kinds.get(key)?.count ?? 0) + 1 })
  }
  const rows = [...kinds.values()].map(({ kind, source, count }) => [kind, source, count])
  const both = facts.filter(({ subject, object }) =>
    [subject, object].every(({ id }) => id.startsWith('Q')),
  ).length
  const wikidata = file.entities.filter(({ id }) => id.startsWith('Q')).length
  return [
    markdown(['Id', 'Stated by', 'Entities'], rows),
    '',
    `${wikidata} of ${file.entities.length} entities have a Wikidata id; in ${both} of ${facts.length} facts subject and object both have one.`,
  ].join('\n')
}

function rulesTable(ledger: Ledger): string {
  const rows = ledger
    .counts()
    .map(({ rule, byRelation }) => [rule, ...RELATIONS.map(({ id }) => byRelation[id] ?? 0)])
  return markdown(['Rule', ...RELATIONS.map(({ id }) => id)], rows)
}

function handDropsTable(): string {
  const rows = HAND_DROPS.map(({ properties, subjects, reason }) => [
    properties.join(' '),
    subjects.join(' '),
    reason,
  ])
  return markdown(['Relation', 'Of', 'Because'], rows)
}

function nameDropsTable(): string {
  const rows = NAME_DROPS.map(({ type, code, language, reason }) => [`${type} ${code}`, language, reason])
  return markdown(['Entity', 'Name in', 'Because it is'], rows)
}

function latinNamesTable(): string {
  const rows = LATIN_NAMES.map(({ id, language, name, reason }) => [`\`${id}\``, language, name, reason])
  return markdown(['Entity', 'Language', 'Name', 'Because'], rows)
}

function baselinesTable(facts: readonly Fact[]): string {
  const percent = (rate: number) => `${(100 * rate).toFixed(1)} %`
  const rows = baselines(facts).map(({ name, byProperty, all }) => [
    name,
    ...RELATIONS.map(({ id }) => percent(byProperty[id]!)),
    percent(all),
  ])
  return markdown(['Always picks', ...RELATIONS.map(({ id }) => id), 'all'], rows)
}

/** A table with its columns aligned, as the formatter of the repository writes it. */
function markdown(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const widths = head.map((_, column) =>
    Math.max(3, ...[head, ...rows].map((cells) => width(String(cells[column])))),
  )
  const line = (cells: readonly (string | number)[]) =>
    `| ${cells.map((cell, column) => `${cell}${' '.repeat(widths[column]! - width(String(cell)))}`).join(' | ')} |`
  return [head, widths.map((columns) => '-'.repeat(columns)), ...rows].map(line).join('\n')
}

/** Columns that a text takes on a terminal: two for each Chinese or Japanese character. */
function width(text: string): number {
  return [...text].length + (text.match(WIDE)?.length ?? 0)
}

const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu
