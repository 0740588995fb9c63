import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { PolyfactError } from '@polyfact/schema'
import type { ImportOptions } from './imported-run.js'
import { openText } from './open-file.js'
import { checkAborted } from './read-json.js'

/** One row of a file of separated values. */
export interface CsvRow {
  readonly cells: readonly string[]
  readonly line: number // where it begins, from 1
}

/** What stands between two cells. */
export type CsvDelimiter = ',' | ';' | '\t'

/** Reads text that comes in pieces. */
export interface CsvParser {
  /** The rows that are complete with this piece. */
  push(text: string): CsvRow[]
  /** The last row, where it has no newline. @throws {@link PolyfactError} `FILE_CORRUPT` inside quotes */
  end(): CsvRow[]
}

type State = 'start of cell' | 'plain' | 'quoted' | 'after quote'

/**
 * A parser of RFC 4180: cells between quotes may hold delimiters, newlines and doubled quotes; rows end with `\n` or
 * `\r\n`; rows without any text are skipped.
 *
 * @param path - For errors.
 * @param delimiter - What stands between two cells.
 * @throws {@link PolyfactError} `FILE_CORRUPT` with the line, for text behind a closing quote and for a quote that is
 *   never closed.
 */
export function csvParser(path: string, delimiter: CsvDelimiter): CsvParser {
  let state: State = 'start of cell'
  let cells: string[] = []
  let cell = ''
  let line = 1
  let begin = 1 // line of the row
  let rows: CsvRow[] = []

  const endCell = () => {
    cells.push(cell)
    cell = ''
    state = 'start of cell'
  }
  const endRow = () => {
    if (state === 'plain' && cell.endsWith('\r')) cell = cell.slice(0, -1)
    endCell()
    if (cells.length > 1 || cells[0] !== '') rows.push({ cells, line: begin })
    cells = []
    begin = line
  }
  const special = new RegExp(`[${delimiter}\n]`, 'g')
  /** Takes plain text up to the next delimiter or newline; returns where that is. */
  const takePlain = (text: string, from: number): number => {
    special.lastIndex = from
    const to = special.exec(text)?.index ?? text.length
    cell += text.slice(from, to)
    return to
  }
  const takeQuoted = (text: string, from: number): number => {
    const to = text.indexOf('"', from)
    const part = text.slice(from, to === -1 ? text.length : to)
    cell += part
    for (let at = part.indexOf('\n'); at !== -1; at = part.indexOf('\n', at + 1)) line++
    if (to === -1) return text.length
    state = 'after quote'
    return to + 1
  }
  const takeAfterQuote = (text: string, at: number): number => {
    const unit = text[at]!
    if (unit === '"') {
      cell += '"'
      state = 'quoted'
    } else if (unit === delimiter) endCell()
    else if (unit === '\n') {
      line++
      endRow()
    } else if (unit !== '\r') {
      throw new PolyfactError(
        'FILE_CORRUPT',
        `${path} line ${line}: found ${JSON.stringify(text.slice(at, at + 20))} behind a closing quote; a delimiter is expected, and quotes inside a cell twice`,
        { path, line },
      )
    }
    return at + 1
  }
  const takeStart = (text: string, at: number): number => {
    const unit = text[at]!
    if (unit === '"') state = 'quoted'
    else if (unit === delimiter) endCell()
    else if (unit === '\n') {
      line++
      endRow()
    } else {
      state = 'plain'
      return at
    }
    return at + 1
  }

  return {
    push(text) {
      rows = []
      for (let at = 0; at < text.length; ) {
        if (state === 'quoted') at = takeQuoted(text, at)
        else if (state === 'after quote') at = takeAfterQuote(text, at)
        else if (state === 'start of cell') at = takeStart(text, at)
        else {
          at = takePlain(text, at)
          if (at === text.length) break
          if (text[at] === '\n') {
            line++
            endRow()
          } else endCell()
          at++
        }
      }
      return rows
    },
    end() {
      rows = []
      if (state === 'quoted') {
        throw new PolyfactError(
          'FILE_CORRUPT',
          `${path} line ${begin}: the row has a quote that is never closed; the file was cut off, or a quote inside a cell is not doubled`,
          { path, line: begin },
        )
      }
      if (state !== 'start of cell' || cells.length > 0) endRow()
      return rows
    },
  }
}

/** What stands between the cells of a heading: tabs where there are some, else semicolons where they are in the majority. */
export function delimiterOf(heading: string): CsvDelimiter {
  const count = (text: string) => heading.split(text).length
  if (count('\t') > 1) return '\t'
  return count(';') > count(',') ? ';' : ','
}

/**
 * The rows of a file of separated values in batches, its heading among them.
 *
 * @param path - UTF-8, with or without byte order mark.
 * @param options - `signal` and `onProgress` of {@link ImportOptions}.
 * @throws {@link PolyfactError} `FILE_NOT_FOUND`; `UNSUPPORTED_FORMAT`, `FILE_CORRUPT` for another encoding; and as
 *   {@link csvParser}; `ABORTED`.
 */
export async function* readCsv(
  path: string,
  { signal, onProgress }: Pick<ImportOptions, 'signal' | 'onProgress'> = {},
): AsyncGenerator<CsvRow[]> {
  await (await openText(path)).close() // says what is no file of text
  const { size: total } = await stat(path)
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let parser: CsvParser | undefined
  let bytes = 0
  for await (const chunk of createReadStream(path, { highWaterMark: 2 ** 20 }) as AsyncIterable<Buffer>) {
    checkAborted(path, signal)
    const text = decoded(path, () => decoder.decode(chunk, { stream: true }))
    parser ??= csvParser(path, delimiterOf(text.slice(0, (text.indexOf('\n') + 1 || text.length + 1) - 1)))
    yield parser.push(text)
    bytes += chunk.length
    onProgress?.({ file: path, bytes, total })
  }
  decoded(path, () => decoder.decode())
  if (parser !== undefined) yield parser.end()
}

function decoded(path: string, decode: () => string): string {
  try {
    return decode()
  } catch (cause) {
    throw new PolyfactError(
      'FILE_CORRUPT',
      `${path}: found bytes that are no UTF-8; save the table in that encoding`,
      { path },
      { cause },
    )
  }
}
