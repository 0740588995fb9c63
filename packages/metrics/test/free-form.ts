import { readFileSync } from 'node:fs'
import type { Generation } from '@polyfact/schema'

/** A text beside a gold, with what Python says of the two. */
export interface FreeFormCase {
  readonly text: string
  readonly gold: string
  readonly lenient: boolean
  readonly strict: boolean
  readonly exact: boolean
  readonly f1: number
  readonly squadExact: boolean
  readonly squadF1: number
}

/** The golden values of generated answers, `test/golden/free-form.json`. */
export function freeFormGolden(): FreeFormCase[] {
  const path = new URL('golden/free-form.json', import.meta.url)
  const { columns, cases } = JSON.parse(readFileSync(path, 'utf8')) as {
    readonly columns: readonly string[]
    readonly cases: readonly (readonly unknown[])[]
  }
  return cases.map(
    (row) => Object.fromEntries(row.map((cell, at) => [columns[at]!, cell])) as unknown as FreeFormCase,
  )
}

/** An answer to a fact, with the gold `Paris`; of the run that `headerOf` makes a header of. */
export const generationOf = (
  fact: string,
  language: string,
  text: string,
  rest: Partial<Generation> = {},
): Generation => ({
  schemaVersion: 1,
  kind: 'generation',
  header: 'run',
  fact,
  language,
  text,
  golds: ['Paris'],
  ...rest,
})
