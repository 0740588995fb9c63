import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { CandidateScores } from '../src/candidate-scores.js'
import { EvaluationResult } from '../src/evaluation-result.js'
import { Fact } from '../src/fact.js'
import { FreeFormResult } from '../src/free-form-result.js'
import { Generation } from '../src/generation.js'
import { ModelComparison } from '../src/model-comparison.js'
import { ScoresHeader } from '../src/scores-header.js'

const formats: Record<string, z.ZodType> = {
  'candidate-scores': CandidateScores,
  'evaluation-result': EvaluationResult,
  fact: Fact,
  'free-form-result': FreeFormResult,
  generation: Generation,
  'model-comparison': ModelComparison,
  'scores-header': ScoresHeader,
}
const folder = new URL('../json/', import.meta.url)
const shipped = (name: string) => JSON.parse(readFileSync(new URL(`${name}.schema.json`, folder), 'utf8'))

const line = {
  schemaVersion: 1,
  kind: 'scores',
  header: 'sha256:0',
  fact: 'Q142|P36|Q90',
  language: 'en',
  gold: 'Q90',
  candidates: [{ id: 'Q90', sum: -3.5, tokens: 1, characters: 5, bytes: 5 }],
}

describe('the shipped JSON Schemas', () => {
  it('are there for every format and no other', () => {
    expect(readdirSync(folder).sort()).toEqual(Object.keys(formats).map((name) => `${name}.schema.json`))
  })

  it.each(Object.keys(formats))('%s says what the source says', (name) => {
    const { title, ...schema } = shipped(name)
    expect(title).toBe(name)
    const source = z.toJSONSchema(formats[name]!, {
      io: 'input',
      override: ({ jsonSchema }) => void delete jsonSchema.readOnly,
    })
    expect(schema).toEqual(JSON.parse(JSON.stringify(source)))
  })

  it('judge a line without this package', () => {
    const foreign = z.fromJSONSchema(shipped('candidate-scores'))
    expect(foreign.safeParse(line).success).toBe(true)
    expect(foreign.safeParse({ ...line, gold: null, correct: true }).success).toBe(true)
    for (const change of [{ gold: 5 }, { language: 'English' }, { candidates: [] }, { schemaVersion: 2 }]) {
      expect(foreign.safeParse({ ...line, ...change }).success).toBe(false)
    }
  })
})
