import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { evaluate } from '@polyfact/metrics'
import {
  parseCandidateScores,
  parseEvaluationResult,
  parseFact,
  parseGeneration,
  parseScoresHeader,
} from '@polyfact/schema'
import { describe, expect, it } from 'vitest'
import { readJson, readText, root } from './house.js'

const page = readText('docs/formats.md')
const block = (kind: string, index = 0) =>
  [...page.matchAll(new RegExp(`^\`\`\`${kind}\\n([\\s\\S]*?)^\`\`\``, 'gm'))][index]![1]!
const [header, ...scores] = block('jsonl')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as unknown)

describe('docs/formats.md', () => {
  it('shows a scores.jsonl and the result.json that comes of it', async () => {
    const result = await evaluate(
      scores.map((line) => parseCandidateScores(line)),
      { header: parseScoresHeader(header) },
    )
    expect(result.madeFrom).toEqual(header)
    expect(parseEvaluationResult(JSON.parse(block('json', 1)))).toEqual({ ...result, madeFrom: null })
  })

  it('shows a fact', () => {
    const fact = JSON.parse(block('json', 2)) as unknown
    expect(parseFact(fact)).toEqual(fact)
  })

  it('shows a generation', () => {
    const generation = JSON.parse(block('json', 0)) as unknown
    expect(parseGeneration(generation)).toEqual(generation)
  })

  it('explains every field of every format', () => {
    const folder = 'packages/schema/json'
    const fields = readdirSync(join(root, folder)).flatMap((file) => fieldsOf(readJson(`${folder}/${file}`)))
    const explained = new Set(page.match(/`[^`\n]+`/g)!.flatMap((code) => code.match(/\w+/g) ?? []))
    expect([...new Set(fields)].filter((field) => !explained.has(field))).toEqual([])
  })
})

/** Names of all properties of a JSON Schema, at any depth. */
function fieldsOf(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return []
  const { properties = {}, ...rest } = schema as { properties?: object }
  return [Object.keys(properties), ...[properties, rest].flatMap(Object.values).map(fieldsOf)].flat()
}
