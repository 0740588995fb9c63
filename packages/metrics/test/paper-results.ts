import { readFileSync } from 'node:fs'
import { type NumberPlace, numbersOf } from './changes.js'

const golden = JSON.parse(readFileSync(new URL('./golden/paper-results.json', import.meta.url), 'utf8')) as {
  files: Record<string, Record<string, unknown>>
}

/** The golden files whose sums are those of Python 3.11. */
export const PAPER_FILES = ['before August 2026', 'byte', 'char, with ids'] as const

/** A file as the paper's evaluator writes it. */
export const paperFile = (name: (typeof PAPER_FILES)[number] | 'Python 3.12'): Record<string, unknown> =>
  golden.files[name]!

/** Every number of its aggregates. */
export const aggregatesOf = (file: Record<string, unknown>): NumberPlace[] =>
  ['per_language_accuracy', 'total_consistency', 'rankc', 'answer_agreement'].flatMap((section) =>
    numbersOf(file[section], [section]),
  )
