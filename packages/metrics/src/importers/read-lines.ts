import { createReadStream } from 'node:fs'
import { PolyfactError } from '@polyfact/schema'

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
 * @param path - The file.
 * @throws {@link PolyfactError} `FILE_NOT_FOUND` when there is no such file, or it is a folder.
 */
export async function* readLines(path: string): AsyncGenerator<Line> {
  let rest: Buffer = Buffer.alloc(0)
  let number = 0
  let offset = 0
  try {
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      const buffer: Buffer = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
      let start = 0
      for (let newline = buffer.indexOf(10); newline !== -1; newline = buffer.indexOf(10, start)) {
        offset += newline + 1 - start
        number += 1
        yield { text: buffer.toString('utf8', start, newline), number, end: offset, ended: 'by newline' }
        start = newline + 1
      }
      rest = buffer.subarray(start)
    }
  } catch (cause) {
    const found = { ENOENT: 'no such file', EISDIR: 'is a folder' }[
      (cause as NodeJS.ErrnoException).code ?? ''
    ]
    if (found === undefined) throw cause
    throw new PolyfactError(
      'FILE_NOT_FOUND',
      `${path}: ${found}; a file of results is expected`,
      { path },
      { cause },
    )
  }
  if (rest.length > 0) {
    yield {
      text: rest.toString('utf8'),
      number: number + 1,
      end: offset + rest.length,
      ended: 'by end of file',
    }
  }
}
