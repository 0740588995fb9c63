// Writes a JSON Schema for every file format into json/, from the zod schemas of the built package.
import { mkdirSync, writeFileSync } from 'node:fs'
import * as z from 'zod'
import {
  CandidateScores,
  EvaluationResult,
  Fact,
  FreeFormResult,
  Generation,
  ModelComparison,
  ScoresHeader,
} from '../dist/index.js'

const folder = new URL('../json/', import.meta.url)
mkdirSync(folder, { recursive: true })
// readonly is TypeScript's; in JSON Schema it would say that only the server may write the field
const override = ({ jsonSchema }) => delete jsonSchema.readOnly

const formats = {
  fact: Fact,
  'scores-header': ScoresHeader,
  'candidate-scores': CandidateScores,
  'evaluation-result': EvaluationResult,
  generation: Generation,
  'free-form-result': FreeFormResult,
  'model-comparison': ModelComparison,
}
for (const [name, schema] of Object.entries(formats)) {
  const json = { title: name, ...z.toJSONSchema(schema, { io: 'input', override }) }
  writeFileSync(new URL(`${name}.schema.json`, folder), `${JSON.stringify(json, null, 2)}\n`)
}
