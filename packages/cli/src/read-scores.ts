import {
  type CandidateScores,
  PolyfactError,
  parseCandidateScores,
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
 *   JSON or was cut off; `INVALID_INPUT`, `DUPLICATE_ID`, `GOLD_MISSING` for a record that is not as `docs/formats.md`
 *   says. Each names the line.
 */
export async function readScores(path: string): Promise<ScoresFile> {
  const lines = readLines(path)
  const first = await lines.next()
  if (first.done) {
    throw new PolyfactError(
      'EMPTY_INPUT',
      `${path}: found an empty file; a header record and scores are expected`,
      { path },
    )
  }
  const header = parseScoresHeader(parseLine(path, first.value), `${path} line 1`)
  return { header, scores: scoresOf(path, lines) }
}

async function* scoresOf(path: string, lines: AsyncIterable<Line>): AsyncGenerator<CandidateScores> {
  for await (const line of lines)
    yield parseCandidateScores(parseLine(path, line), `${path} line ${line.number}`)
}

/**
 * The JSON value of one line.
 *
 * @throws {@link PolyfactError} `FILE_CORRUPT` with the file and the line number.
 */
export function parseLine(path: string, line: Line): unknown {
  try {
    return JSON.parse(line.text)
  } catch (cause) {
    const found =
      line.ended === 'by newline'
        ? `found ${JSON.stringify(line.text.slice(0, 60))}`
        : 'the line was cut off before its end'
    throw new PolyfactError(
      'FILE_CORRUPT',
      `${path} line ${line.number}: ${found}; a complete JSON record is expected${line.ended === 'by newline' ? '' : ' (the same "evaluate" command completes a file that was cut off)'}`,
      { path, line: line.number },
      { cause },
    )
  }
}
