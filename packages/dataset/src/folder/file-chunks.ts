import { createReadStream } from 'node:fs'
import { PolyfactError } from '@polyfact/schema'

/**
 * The bytes of a file, in the pieces in which they come. The file is closed when the caller stops early.
 *
 * @throws {@link PolyfactError} `FILE_NOT_FOUND`, see {@link unreadable}.
 */
export async function* fileChunks(file: string): AsyncGenerator<Buffer> {
  try {
    yield* createReadStream(file) as AsyncIterable<Buffer>
  } catch (cause) {
    throw unreadable(file, cause)
  }
}

/** The error of a file that is listed in its folder and cannot be opened: a link to nothing, or one without permission. */
export function unreadable(file: string, cause: unknown): PolyfactError {
  const reason = (cause as NodeJS.ErrnoException).code ?? String(cause)
  return new PolyfactError(
    'FILE_NOT_FOUND',
    `${file} cannot be opened (${reason}); a file that can be read is expected`,
    { file },
    { cause },
  )
}
