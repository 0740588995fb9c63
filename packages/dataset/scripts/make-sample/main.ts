import { writeFile } from 'node:fs/promises'
import { buildSample } from './build-sample.js'
import { formatSample } from './format-sample.js'
import { readSources } from './sources.js'

const { file, ledger } = buildSample(readSources())
const text = formatSample(file)
await writeFile(new URL('../../data/sample.json', import.meta.url), text)
for (const { rule, byRelation } of ledger.counts()) console.log(rule, byRelation)
console.log(`${file.facts.length} facts, ${file.entities.length} entities, ${Buffer.byteLength(text)} bytes`)
