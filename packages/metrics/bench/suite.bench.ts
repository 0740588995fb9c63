/** Every metric of ten models at the size of PolyFact-Clean's test split, and all of them compared with one. */
import { type CandidateScores, PAPER_LANGUAGES, SCHEMA_VERSION } from '@polyfact/schema'
import { evaluatePerFact } from '../src/evaluate/evaluate.js'
import type { ModelResult } from '../src/per-fact.js'
import { compareModels } from '../src/statistics/compare-models.js'
import { createPcg64 } from '../src/statistics/pcg64.js'

const FACTS = 2039
const MODELS = 10
const RESAMPLES = 10_000
const IDS = ['Q1', 'Q2', 'Q3', 'Q4']
const WORKLOAD = `${FACTS.toLocaleString('en')} facts × ${PAPER_LANGUAGES.length} languages × ${MODELS} models`

const scores = Array.from({ length: MODELS }, (_, model) => scoresOf(model))
const started = performance.now()
const models: ModelResult[] = []
for (const [model, records] of scores.entries()) {
  models.push({ name: `model ${model}`, ...(await evaluatePerFact(records)) })
}
const evaluated = performance.now()
const { tests } = compareModels(models, { baseline: 'model 0', resamples: RESAMPLES })
const compared = performance.now()
if (tests !== 4 * (MODELS - 1)) throw new Error(`found ${tests} tests`)

const seconds = (from: number, to: number) => ((to - from) / 1000).toFixed(2)
console.log(
  `every metric and ${RESAMPLES.toLocaleString('en')} paired bootstrap resamples, ${WORKLOAD}: ${seconds(started, compared)} s (wanted < 10 s)`,
)
console.log(`  of it every metric of every model: ${seconds(started, evaluated)} s (wanted –)`)

/** Scores that prefer the gold a little more with every model, the same in every run. */
function scoresOf(model: number): CandidateScores[] {
  const generator = createPcg64(model)
  return Array.from({ length: FACTS }, (_, fact) =>
    PAPER_LANGUAGES.map(
      (language): CandidateScores => ({
        schemaVersion: SCHEMA_VERSION,
        kind: 'scores',
        header: `model ${model}`,
        fact: `Q${fact + 1}|P36|Q1`,
        property: `P${fact % 14}`,
        language,
        gold: 'Q1',
        candidates: IDS.map((id) => ({
          id,
          sum: -1 - 9 * generator.random() + (id === 'Q1' ? 0.2 * model : 0),
          tokens: 3,
          characters: 9,
          bytes: 9,
        })),
      }),
    ),
  ).flat()
}
