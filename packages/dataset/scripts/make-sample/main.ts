import { readFile, writeFile } from 'node:fs/promises'
import { expandSample } from '../../src/sample/expand-sample.js'
import { buildSample } from './build-sample.js'
import { cardTables, fillCard } from './card-tables.js'
import { formatSample } from './format-sample.js'
import { QUESTIONS } from './questions.js'
import { readSources } from './sources.js'

const SAMPLE = new URL('../../data/sample.json', import.meta.url)
const CARD = new URL('../../DATA-CARD.md', import.meta.url)

const { file, ledger } = buildSample(readSources())
const text = formatSample(file)
await writeFile(SAMPLE, text)
await writeFile(CARD, fillCard(await readFile(CARD, 'utf8'), cardTables(file, expandSample(file), ledger)))

const properties = QUESTIONS.map(({ id }) => id)
const line = (name: string, counts: readonly (string | number)[]) =>
  console.log(name.padEnd(55), ...counts.map((count) => String(count).padStart(4)))
line('dropped', properties)
for (const { rule, byRelation } of ledger.counts()) {
  line(
    rule,
    properties.map((property) => byRelation[property] ?? 0),
  )
}
line(
  'kept',
  properties.map((property) => file.facts.filter((fact) => fact.property === property).length),
)
console.log(`${file.facts.length} facts, ${file.entities.length} entities, ${Buffer.byteLength(text)} bytes`)
