import type { FileHandle } from 'node:fs/promises'
import { PolyfactError } from '@polyfact/schema'
import type { ImportOptions } from './imported-run.js'
import { openText } from './open-file.js'
import { checkAborted } from './read-json.js'

/** One line of a file as bytes. The object and its bytes are used again for the next line. */
export interface ByteLine {
  bytes: Buffer
  start: number
  end: number // exclusive; without the newline
  number: number // from 1
  ended: 'by newline' | 'by end of file'
}

const CHUNK = 4 * 2 ** 20
const LONGEST_LINE = 256 * 2 ** 20
const NEWLINE = 10

/**
 * Calls `visit` for every line of a file that is not blank, without making strings of them: in memory is one chunk of
 * 4 MiB, or the longest line.
 *
 * @param path - The file; a byte order mark at its start and carriage returns before newlines are no part of a line.
 * @param visit - Gets a line that is valid until it returns.
 * @param options - `signal` and `onProgress` of {@link ImportOptions}, once a chunk.
 * @throws {@link PolyfactError} `FILE_NOT_FOUND`; `UNSUPPORTED_FORMAT` for another encoding; `FILE_CORRUPT` for a line above 256 MiB; `ABORTED`; and what `visit`
 *   throws.
 */
export async function eachByteLine(
  path: string,
  visit: (line: ByteLine) => void,
  options: Pick<ImportOptions, 'signal' | 'onProgress'> = {},
): Promise<void> {
  checkAborted(path, options.signal)
  const file = await openText(path)
  try {
    await eachLineOf(file, path, visit, options)
  } finally {
    await file.close()
  }
}

async function eachLineOf(
  file: FileHandle,
  path: string,
  visit: (line: ByteLine) => void,
  { signal, onProgress }: Pick<ImportOptions, 'signal' | 'onProgress'>,
): Promise<void> {
  const { size: total } = await file.stat()
  const line: ByteLine = {
    bytes: Buffer.allocUnsafe(Math.min(CHUNK, total + 1)),
    start: 0,
    end: 0,
    number: 0,
    ended: 'by newline',
  }
  let filled = 0 // bytes of the buffer that hold text
  let bytes = 0
  for (;;) {
    if (filled === line.bytes.length) line.bytes = grown(line.bytes, path, line.number + 1)
    const { bytesRead } = await file.read(line.bytes, filled, line.bytes.length - filled)
    if (bytesRead === 0) break
    const searched = filled
    filled += bytesRead
    bytes += bytesRead
    const rest = visitLines(line, searched, filled, visit)
    line.bytes.copyWithin(0, rest, filled)
    filled -= rest
    onProgress?.({ file: path, bytes, total })
    checkAborted(path, signal)
  }
  if (filled > 0) {
    line.ended = 'by end of file'
    visitLine(line, 0, filled, visit)
  }
}

/** Visits the complete lines of the buffer; returns where the incomplete one begins. */
function visitLines(
  line: ByteLine,
  searched: number,
  filled: number,
  visit: (line: ByteLine) => void,
): number {
  let start = 0
  let newline = line.bytes.indexOf(NEWLINE, searched)
  while (newline !== -1 && newline < filled) {
    visitLine(line, start, newline, visit)
    start = newline + 1
    newline = line.bytes.indexOf(NEWLINE, start)
  }
  return start
}

function visitLine(line: ByteLine, start: number, end: number, visit: (line: ByteLine) => void): void {
  const { bytes } = line
  line.number++
  line.start = line.number === 1 && hasByteOrderMark(bytes, start, end) ? start + 3 : start
  line.end = bytes[end - 1] === 13 && end > line.start ? end - 1 : end
  if (!isBlank(line)) visit(line)
}

function hasByteOrderMark(bytes: Buffer, start: number, end: number): boolean {
  return end - start >= 3 && bytes[start] === 0xef && bytes[start + 1] === 0xbb && bytes[start + 2] === 0xbf
}

function isBlank({ bytes, start, end }: ByteLine): boolean {
  for (let at = start; at < end; at++) if (bytes[at]! > 32) return false
  return true
}

function grown(bytes: Buffer, path: string, number: number): Buffer {
  if (bytes.length >= LONGEST_LINE) {
    throw new PolyfactError(
      'FILE_CORRUPT',
      `${path} line ${number}: found more than 256 MiB without a newline; one record a line is expected`,
      { path, line: number },
    )
  }
  const larger = Buffer.allocUnsafe(bytes.length * 2)
  bytes.copy(larger)
  return larger
}
