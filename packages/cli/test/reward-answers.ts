import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { loadFacts } from '@polyfact/dataset'
import type { Fact } from '@polyfact/schema'
import { emptyFolder } from './records.js'

/** The first facts of the sample. */
export async function sampleFacts(limit: number): Promise<Fact[]> {
  const facts: Fact[] = []
  for await (const fact of loadFacts('sample', { limit })) facts.push(fact)
  return facts
}

/** How a language writes the right answer, or a wrong one. */
export function answerTo({ object, languages }: Fact, language: string, what: 'right' | 'wrong'): string {
  return languages[language]!.candidates.find(({ id }) => (id === object.id) === (what === 'right'))!.text
}

/** A JSONL file with these values. */
export async function jsonLines(values: readonly unknown[]): Promise<string> {
  const file = join(await emptyFolder(), 'generations.jsonl')
  await writeFile(file, values.map((value) => `${JSON.stringify(value)}\n`).join(''))
  return file
}
