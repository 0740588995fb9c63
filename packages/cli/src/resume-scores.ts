import { type FileHandle, open, truncate } from 'node:fs/promises'
import { differences, parseLine, readLines } from '@polyfact/metrics/importers'
import {
  type CandidateScores,
  PolyfactError,
  parseCandidateScores,
  parseScoresHeader,
  type ScoresHeader,
} from '@polyfact/schema'

/** A file of scores that is being written. */
export interface ScoresWriter {
  /** Ids of the facts that the file already holds in all languages, in their order. */
  readonly facts: readonly string[]
  /** What was cut off because it was not complete; undefined when nothing was. */
  readonly repaired?: string
  /**
   * Appends the scores of one whole fact, all languages in one write.
   *
   * @throws {@link PolyfactError} `FILE_CHANGED` when the file does not end where this writer left it.
   */
  append(scores: readonly CandidateScores[]): Promise<void>
  close(): Promise<void>
}

/**
 * Opens a `scores.jsonl` for writing: begins it, or goes on with it after its last whole fact.
 *
 * A run that was killed leaves at most one half-written fact at the end; that is cut off. Everything before it is kept,
 * so that the finished file is byte for byte that of a run without interruption.
 *
 * @param path - The file; need not exist.
 * @param header - What is about to be written; a file that was made from anything else is refused.
 * @throws {@link PolyfactError} `HEADER_MISMATCH` naming every field that differs; `FILE_CORRUPT`, `INVALID_INPUT`,
 *   `DUPLICATE_ID`, `GOLD_MISSING` with the line of a record that is not as it should be.
 */
export async function resumeScores(path: string, header: ScoresHeader): Promise<ScoresWriter> {
  const file = await open(path, 'a+')
  try {
    const kept = await readKept(path, header)
    const { size } = await file.stat()
    if (kept.end < size) await truncate(path, kept.end)
    const append = appendTo(file, path, kept.end)
    if (kept.end === 0) await append([header])
    return {
      facts: kept.facts,
      ...(kept.end < size
        ? { repaired: `${path}: cut off ${size - kept.end} bytes of a half-written fact` }
        : {}),
      append,
      close: () => file.close(),
    }
  } catch (error) {
    await file.close()
    throw error
  }
}

/** Appends records to a file of so many bytes. A second run on the same file is noticed by its bytes: no lock is left. */
function appendTo(file: FileHandle, path: string, bytes: number) {
  let end = bytes
  return async (records: readonly (ScoresHeader | CandidateScores)[]): Promise<void> => {
    const { size } = await file.stat()
    if (size !== end) {
      throw new PolyfactError(
        'FILE_CHANGED',
        `${path}: has ${size} bytes, and had ${end} when this run last wrote to it; one run at a time is expected to write there`,
        { path, found: size, expected: end },
      )
    }
    const lines = Buffer.from(records.map(toLine).join(''))
    await file.appendFile(lines)
    end += lines.length
  }
}

/** Whole facts of the file, and the byte after the last of them. */
async function readKept(path: string, header: ScoresHeader): Promise<{ facts: string[]; end: number }> {
  const facts: string[] = []
  let end = 0
  let fact: { id: string; languages: Set<string> } | undefined
  for await (const line of readLines(path)) {
    if (line.ended === 'by end of file') break
    const place = `${path} line ${line.number}`
    const record = parseLine(path, line)
    if (line.number === 1) {
      refuseOther(path, parseScoresHeader(record, place), header)
      end = line.end
      continue
    }
    const scores = parseCandidateScores(record, place)
    if (fact?.id !== scores.fact) fact = { id: scores.fact, languages: new Set() }
    fact.languages.add(scores.language)
    if (fact.languages.size === header.languages.length) {
      facts.push(fact.id)
      end = line.end
    }
  }
  return { facts, end }
}

function refuseOther(path: string, found: ScoresHeader, expected: ScoresHeader): void {
  if (found.id === expected.id) return
  const fields = differences(found, expected).filter(({ path: field }) => field !== 'id')
  const list = fields.map((field) => `${field.path} is ${field.a} there and ${field.b} now`).join('; ')
  throw new PolyfactError(
    'HEADER_MISMATCH',
    `${path}: was made from something else: ${list}; choose another --out folder, or remove the file`,
    { path, fields: fields.map((field) => field.path) },
  )
}

const toLine = (record: unknown) => `${JSON.stringify(record)}\n`
