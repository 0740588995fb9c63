import {
  type CandidateScores,
  type Generation,
  PolyfactError,
  parseCandidateScores,
  parseGeneration,
  parseScoresHeader,
  type ScoresHeader,
} from '@polyfact/schema'
import { type Line, readLines } from './read-lines.js'

/** An open file of scores: what it was made from, and its lines. */
export interface ScoresFile {
  readonly header: ScoresHeader
  readonly scores: AsyncIterable<CandidateScores>
}

/**
 * Opens a `scores.jsonl` for reading: its header at once, its scores as they are asked for.
 *
 * @param path - The file; its first line is the header record.
 * @returns The header and a stream of scores, in the order of the file.
 * @throws {@link PolyfactError} `FILE_NOT_FOUND`; `EMPTY_INPUT` for an empty file; `FILE_CORRUPT` for a line that is no
 *   JSON or was cut off; `NOT_FINITE` for NaN and infinities; `INVALID_INPUT`, `DUPLICATE_ID`, `GOLD_MISSING` for a
 *   record that is not as `docs/formats.md` says. Each names the line.
 */
export async function readScores(path: string): Promise<ScoresFile> {
  const { header, records } = await readRecords(path, parseCandidateScores)
  return { header, scores: records }
}

/** An open file of generations: what it was made from, and its lines. */
export interface GenerationsFile {
  readonly header: ScoresHeader
  readonly generations: AsyncIterable<Generation>
}

/**
 * Opens a `generations.jsonl` for reading, as {@link readScores} does a `scores.jsonl`.
 *
 * @param path - The file; its first line is the header record.
 * @throws {@link PolyfactError} `FILE_NOT_FOUND`, `EMPTY_INPUT`, `FILE_CORRUPT`, `NOT_FINITE`, `INVALID_INPUT`, each
 *   with the line.
 */
export async function readGenerations(path: string): Promise<GenerationsFile> {
  const { header, records } = await readRecords(path, parseGeneration)
  return { header, generations: records }
}

async function readRecords<Item>(
  path: string,
  parse: (value: unknown, place: string) => Item,
): Promise<{ header: ScoresHeader; records: AsyncIterable<Item> }> {
  const lines = readLines(path)
  const first = await lines.next()
  if (first.done) {
    throw new PolyfactError(
      'EMPTY_INPUT',
      `${path}: found an empty file; a header record and one record a line are expected`,
      { path },
    )
  }
  const header = parseScoresHeader(parseLine(path, first.value), `${path} line 1`)
  return { header, records: recordsOf(path, lines, parse) }
}

async function* recordsOf<Item>(
  path: string,
  lines: AsyncIterable<Line>,
  parse: (value: unknown, place: string) => Item,
): AsyncGenerator<Item> {
  for await (const line of lines) yield parse(parseLine(path, line), `${path} line ${line.number}`)
}

/**
 * The JSON value of one line.
 *
 * @throws {@link PolyfactError} with the file and the line number: `NOT_FINITE` for a number that Python writes and JSON
 *   does not have; else `FILE_CORRUPT`.
 */
export function parseLine(path: string, line: Line): unknown {
  try {
    return JSON.parse(line.text)
  } catch (cause) {
    const [code, fault] = faultOf(line)
    throw new PolyfactError(
      code,
      `${path} line ${line.number}: ${fault}`,
      { path, line: line.number },
      { cause },
    )
  }
}

function faultOf({ text, ended }: Line): ['FILE_CORRUPT' | 'NOT_FINITE', string] {
  if (ended === 'by end of file') {
    return [
      'FILE_CORRUPT',
      'the line was cut off before its end; a complete JSON record is expected (the same "evaluate" command completes a file that was cut off)',
    ]
  }
  const [number] = /"\w+": ?(NaN|-?Infinity)\b/.exec(text) ?? []
  if (number !== undefined) return ['NOT_FINITE', `found ${number}; a finite number is expected`]
  return ['FILE_CORRUPT', `found ${JSON.stringify(text.slice(0, 60))}; a complete JSON record is expected`]
}
