import { createReadStream } from 'node:fs'
import { openText } from './open-file.js'

/** One line of a file. */
export interface Line {
  readonly text: string
  readonly number: number // from 1
  readonly end: number // bytes from the start of the file to the end of this line, its newline included
  readonly ended: 'by newline' | 'by end of file' // the second is a line that was cut off, or written without newline
}

/**
 * The lines of a UTF-8 file, one at a time, with the byte offset that each ends at.
 *
 * @param path - The file; a byte order mark at its start is no part of a line.
 * @throws {@link PolyfactError} `FILE_NOT_FOUND` when there is no such file, or it is a folder; `UNSUPPORTED_FORMAT` for
 *   another encoding.
 */
export async function* readLines(path: string): AsyncGenerator<Line> {
  await (await openText(path)).close() // says what is no file of text
  let parts: Buffer[] = [] // of the line that is not complete
  let number = 0
  let end = 0
  const lineOf = (ended: Line['ended']): Line => {
    const bytes = Buffer.concat(parts)
    const text = bytes.toString('utf8')
    parts = []
    number += 1
    end += bytes.length + (ended === 'by newline' ? 1 : 0)
    return { text: number === 1 ? text.replace(/^\ufeff/, '') : text, number, end, ended }
  }
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    let start = 0
    for (let newline = chunk.indexOf(10); newline !== -1; newline = chunk.indexOf(10, start)) {
      parts.push(chunk.subarray(start, newline))
      start = newline + 1
      yield lineOf('by newline')
    }
    if (start < chunk.length) parts.push(chunk.subarray(start))
  }
  if (parts.length > 0) yield lineOf('by end of file')
}
