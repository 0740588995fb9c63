import { PolyfactError } from '@polyfact/schema'
import { fileChunks } from './file-chunks.js'

const LINE_FEED = 0x0a

/** No published row comes near it; a file without line breaks must not fill the memory. */
const MAX_LINE_BYTES = 16 * 2 ** 20

/**
 * The values of a file of JSON lines, one line in memory at a time.
 *
 * Lines end with a line feed, with or without a carriage return; U+2028 inside a text is no line break. Empty lines and
 * byte order marks are passed over. The last line needs no line feed.
 *
 * @param file - Path of the file.
 * @returns Values with their line, counted from 1.
 * @throws {@link PolyfactError} `FILE_NOT_FOUND`; `FILE_CORRUPT` with the line, for a line that is not JSON, not UTF-8 or
 *   longer than 16 MiB, and for a last line that was cut off.
 */
export async function* readJsonLines(file: string): AsyncGenerator<{ line: number; value: unknown }> {
  let line = 1
  let pieces: Buffer[] = [] // of the line that is not yet complete
  let size = 0
  for await (const chunk of fileChunks(file)) {
    let start = 0
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, start)) {
      pieces.push(chunk.subarray(start, end))
      const text = decode(pieces, file, line)
      if (text !== '') yield { line, value: parse(text, file, line, 'it is no JSON') }
      start = end + 1
      line += 1
      pieces = []
      size = 0
    }
    pieces.push(chunk.subarray(start))
    size += chunk.length - start
    if (size > MAX_LINE_BYTES) throw corrupt(file, line, `it is longer than ${MAX_LINE_BYTES} bytes`)
  }
  const rest = decode(pieces, file, line)
  if (rest !== '') yield { line, value: parse(rest, file, line, 'it is cut off: the file ends inside it') }
}

function decode(pieces: readonly Buffer[], file: string, line: number): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(pieces)).trim()
  } catch (error) {
    throw corrupt(file, line, 'it is no UTF-8', error)
  }
}

function parse(text: string, file: string, line: number, fault: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw corrupt(file, line, fault, error)
  }
}

function corrupt(file: string, line: number, fault: string, cause?: unknown): PolyfactError {
  const message = `${file} line ${line}: ${fault}; one JSON value a line is expected`
  return new PolyfactError('FILE_CORRUPT', message, { file, line }, { cause })
}
