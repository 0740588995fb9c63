import { PolyfactError } from '@polyfact/schema'
import { type ByteLine, eachByteLine } from '../byte-lines.js'
import type { ImportOptions } from '../imported-run.js'

/**
 * Calls `visit` for every sample of a file: a JSON object a line, or, as before version 0.4.3, one array that is printed
 * over many lines with an indent of two.
 *
 * @throws {@link PolyfactError} `FILE_CORRUPT` for an array that was cut off; and as {@link eachByteLine}.
 */
export async function eachSampleLine(
  path: string,
  visit: (line: ByteLine) => void,
  options: Pick<ImportOptions, 'signal' | 'onProgress'>,
): Promise<void> {
  const array = { state: 'none' as 'none' | 'open' | 'closed' }
  let parts: Buffer[] = []
  let number = 0
  await eachByteLine(
    path,
    (line) => {
      const text =
        line.end - line.start <= 4 ? line.bytes.toString('latin1', line.start, line.end) : undefined
      if (array.state === 'none') {
        if (line.number === 1 && text === '[') array.state = 'open'
        else visit(line)
        return
      }
      if (text === ']') array.state = 'closed'
      if (parts.length === 0) number = line.number
      // raw newlines are not allowed inside JSON strings, so that an indent of two is the end of an element
      const last = text === '  }' || text === '  },'
      parts.push(Buffer.from(line.bytes.subarray(line.start, last ? line.start + 3 : line.end)))
      if (!last) return
      const bytes = Buffer.concat(parts)
      parts = []
      visit({ bytes, start: 0, end: bytes.length, number, ended: 'by newline' })
    },
    options,
  )
  if (array.state === 'open') throw cutOff(path, number)
}

/** A record that ends before it should. */
export function cutOff(path: string, line: number): PolyfactError {
  return new PolyfactError(
    'FILE_CORRUPT',
    `${path} line ${line}: the line was cut off before its end; a complete JSON record is expected, so run that task again or delete the line`,
    { path, line },
  )
}
