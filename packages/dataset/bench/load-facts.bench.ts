/** One language out of the parallel config of PolyFact-Clean's test split, beside all twelve and beside a file of its own. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { PAPER_LANGUAGES } from '@polyfact/schema'
import { loadFacts } from '../src/load-facts.js'
import type { LoadFactsOptions } from '../src/load-options.js'
import { makeFacts } from '../test/facts.js'
import { writeRelease } from '../test/releases.js'

const FACTS = 2039
const WORKLOAD = `loadFacts ${FACTS.toLocaleString('en')} facts × ${PAPER_LANGUAGES.length} languages × 4 candidates`

const folder = mkdtempSync(path.join(tmpdir(), 'polyfact-bench-'))
try {
  const facts = makeFacts(FACTS, PAPER_LANGUAGES)
  for (const layout of ['parallel', 'per-language'] as const) writeRelease(folder, facts, { layout })
  const times = { all: [] as number[], one: [] as number[], own: [] as number[] }
  for (let round = 0; round <= 5; round++) {
    // in turn, so that all ways meet the same load of the machine; the first round warms up
    const keep = round > 0
    await timed(keep ? times.all : [], {})
    await timed(keep ? times.one : [], { languages: ['sw'] })
    await timed(keep ? times.own : [], { languages: ['sw'], layout: 'per-language' })
  }
  const [everything, one, own] = [times.all, times.one, times.own].map(median) as [number, number, number]
  console.log(`${WORKLOAD}, parallel parquet: ${everything.toFixed(2)} s`)
  console.log(`${WORKLOAD}, one language against all: ${(everything / one).toFixed(1)}x`)
  console.log(`${WORKLOAD}, one language from its own file against all: ${(everything / own).toFixed(1)}x`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function timed(into: number[], options: LoadFactsOptions): Promise<void> {
  const start = performance.now()
  let facts = 0
  for await (const _ of loadFacts(folder, options)) facts += 1
  if (facts !== FACTS) throw new Error(`read ${facts} of ${FACTS} facts`)
  into.push((performance.now() - start) / 1000)
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!
}
