import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CandidateScores, ScoresHeader } from '@polyfact/schema'
import { afterAll } from 'vitest'

/** A header as `evaluate` writes it, for tests. */
export const header: ScoresHeader = {
  schemaVersion: 1,
  kind: 'header',
  id: 'sha256:1',
  model: { id: 'tiny', revision: 'sha256:m' },
  dataset: { id: 'facts', revision: 'sha256:d', split: 'test' },
  languages: ['en', 'sw'],
  prompt: { id: 'paper', template: 'Question: {question}\nAnswer:', continuation: ' {candidate}' },
  tokenizer: { revision: 'sha256:t' },
  precision: 'float32',
  provider: 'cpu',
  versions: {},
}

/** Scores of fact `Q<n>|P36|Q9` in one language: Q9 is the gold, and Q8 is written in Bengali to be longer in bytes. */
export function record(n: number, language: string): CandidateScores {
  return {
    schemaVersion: 1,
    kind: 'scores',
    header: header.id,
    fact: `Q${n}|P36|Q9`,
    property: 'P36',
    language,
    gold: 'Q9',
    candidates: [
      { id: 'Q9', sum: -2 - n / 7, tokens: 2, characters: 4, bytes: 4 },
      { id: 'Q8', sum: -3, tokens: 3, characters: 4, bytes: 12 },
    ],
  }
}

/** The text of a file of scores with the given facts, every fact in all languages of the header. */
export const scoresText = (facts: readonly number[]) =>
  [header, ...facts.flatMap((n) => header.languages.map((language) => record(n, language)))]
    .map((line) => `${JSON.stringify(line)}\n`)
    .join('')

const folders: string[] = []
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true })
})

/** An empty folder of its own, removed after the tests of the file. */
export async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'polyfact-cli-'))
  folders.push(folder)
  return folder
}
