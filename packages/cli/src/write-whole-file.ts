import { rename, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { PolyfactError } from '@polyfact/schema'

/** Writes a text to a file as {@link wholeFile} does. */
export async function writeWholeFile(path: string, text: string): Promise<void> {
  await wholeFile(path, (unfinished) => writeFile(unfinished, text))
}

/**
 * Writes a file so that it is there whole or not at all: beside it first, then renamed; what could not be finished is
 * removed.
 *
 * @param write - Is given the path to write to.
 * @throws {@link PolyfactError} `FILE_NOT_FOUND` when there is no folder to write in, `INVALID_INPUT` when the path is a
 *   folder's; else what `write` and the system throw.
 */
export async function wholeFile(path: string, write: (unfinished: string) => Promise<void>): Promise<void> {
  const unfinished = `${path}.unfinished`
  try {
    await write(unfinished)
    await rename(unfinished, path)
  } catch (cause) {
    await rm(unfinished, { force: true }).catch(() => {}) // the first fault is the one to tell of
    throw named(path, cause as NodeJS.ErrnoException)
  }
}

function named(path: string, cause: NodeJS.ErrnoException): unknown {
  if (cause.code === 'ENOENT' && cause.syscall === 'open') {
    const message = `${path}: there is no folder ${dirname(path)} to write it in`
    return new PolyfactError('FILE_NOT_FOUND', message, { path }, { cause })
  }
  if (cause.syscall !== 'rename' || !FOLDER_CODES.includes(cause.code ?? '')) return cause
  return new PolyfactError(
    'INVALID_INPUT',
    `${path} is a folder; a file to write is expected`,
    { path },
    { cause },
  )
}

/** What POSIX systems and Windows say of a file that is renamed to a folder. */
const FOLDER_CODES = ['EISDIR', 'EPERM']
