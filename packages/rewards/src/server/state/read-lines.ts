import { readSync } from 'node:fs'
import { StringDecoder } from 'node:string_decoder'

/** One whole line of a file, and where the next one begins. */
export interface FileLine {
  readonly text: string
  readonly endsAt: number
}

const CHUNK_BYTES = 1 << 20

/** The lines of a file that end; what follows the last line break was not written to its end, and is left out. */
export function* readLines(file: number): Generator<FileLine> {
  const chunk = Buffer.alloc(CHUNK_BYTES)
  let decoder = new StringDecoder('utf8')
  let begun = ''
  let position = 0
  for (;;) {
    const bytes = readSync(file, chunk, 0, CHUNK_BYTES, position)
    if (bytes === 0) return
    let start = 0
    for (;;) {
      const end = chunk.subarray(0, bytes).indexOf(0x0a, start)
      if (end === -1) break
      const text = begun + decoder.write(chunk.subarray(start, end))
      begun = ''
      decoder = new StringDecoder('utf8')
      start = end + 1
      yield { text, endsAt: position + start }
    }
    begun += decoder.write(chunk.subarray(start, bytes))
    position += bytes
  }
}
