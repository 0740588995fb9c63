/** From a `scores.jsonl` of the size of PolyFact-Clean's test split to every metric. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type CandidateScores, PAPER_LANGUAGES, SCHEMA_VERSION, type ScoresHeader } from '@polyfact/schema'
import { measureResults } from '../src/measure-results.js'

const FACTS = 2039
const IDS = ['Q1', 'Q2', 'Q3', 'Q4']

const header: ScoresHeader = {
  schemaVersion: SCHEMA_VERSION,
  kind: 'header',
  id: 'bench',
  model: { id: 'bench', revision: null },
  dataset: { id: 'bench', revision: null },
  languages: [...PAPER_LANGUAGES],
  prompt: null,
  tokenizer: null,
  precision: null,
  provider: null,
  versions: {},
}

/** Scores that look random and are the same in every run. */
const scores = (fact: number, place: number): CandidateScores => ({
  schemaVersion: SCHEMA_VERSION,
  kind: 'scores',
  header: header.id,
  fact: `Q${fact + 1}|P36|Q1`,
  language: PAPER_LANGUAGES[place]!,
  gold: IDS[fact % 4]!,
  candidates: IDS.map((id, index) => ({
    id,
    sum: -1 - ((fact * 7919 + place * 104729 + index * 1299709) % 9973) / 100,
    tokens: 3,
    characters: 9,
    bytes: 9,
  })),
})

const folder = await mkdtemp(join(tmpdir(), 'polyfact-bench-'))
try {
  const path = join(folder, 'scores.jsonl')
  const records = Array.from({ length: FACTS }, (_, fact) =>
    PAPER_LANGUAGES.map((_, place) => scores(fact, place)),
  ).flat()
  await writeFile(path, [header, ...records].map((record) => `${JSON.stringify(record)}\n`).join(''))
  const seconds: number[] = []
  for (let round = 0; round < 5; round++) {
    const started = performance.now()
    const [run] = await measureResults([path])
    seconds.push((performance.now() - started) / 1000)
    if (run?.result.facts.complete !== FACTS) throw new Error('some facts are not complete')
  }
  const median = seconds.sort((a, b) => a - b)[2]!
  console.log(
    `metrics of a file, 2,039 facts × 12 languages × 4 candidates: ${median.toFixed(2)} s (wanted < 2 s)`,
  )
} finally {
  await rm(folder, { recursive: true, force: true })
}
