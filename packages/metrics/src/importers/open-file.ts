import { type FileHandle, open } from 'node:fs/promises'
import { PolyfactError } from '@polyfact/schema'

/**
 * Opens a file of results.
 *
 * @throws {@link PolyfactError} `FILE_NOT_FOUND` for what is no file, or a folder.
 */
export async function openFile(path: string): Promise<FileHandle> {
  const file = await open(path).catch((cause: NodeJS.ErrnoException) => {
    throw cause.code === 'ENOENT' ? notFound(path, 'no such file', cause) : cause
  })
  const isFolder = (await file.stat()).isDirectory()
  if (!isFolder) return file
  await file.close()
  throw notFound(path, 'is a folder')
}

/** The first bytes of a file: `length`, or fewer where it is shorter. */
export async function startOf(path: string, length: number): Promise<Buffer> {
  const file = await openFile(path)
  const start = Buffer.alloc(length)
  const { bytesRead } = await file.read(start, 0, length, 0).finally(() => file.close())
  return start.subarray(0, bytesRead)
}

/**
 * Opens a file of text in UTF-8.
 *
 * @throws {@link PolyfactError} as {@link openFile}; `UNSUPPORTED_FORMAT` for what {@link encodingOf} knows.
 */
export async function openText(path: string): Promise<FileHandle> {
  const file = await openFile(path)
  const encoding = encodingOf((await file.read(Buffer.alloc(2), 0, 2, 0)).buffer)
  if (encoding === undefined) return file
  await file.close()
  throw new PolyfactError('UNSUPPORTED_FORMAT', `${path}: found ${encoding.found}; ${encoding.expected}`, {
    path,
  })
}

/**
 * What a file is whose first two bytes are not those of text in UTF-8.
 *
 * @returns What it is and what to do about it; undefined where nothing is wrong.
 */
export function encodingOf(start: Buffer): { readonly found: string; readonly expected: string } | undefined {
  const mark = start.toString('hex', 0, 2)
  if (mark === '1f8b') return { found: 'a file that gzip compressed', expected: 'decompress it first' }
  if (mark === 'fffe' || mark === 'feff') return { found: 'text in UTF-16', expected: 'save it in UTF-8' }
  return undefined
}

/** Whether the first bytes of a file are those of a zip file, as an `.eval` log is one. */
export function isZip(start: Buffer): boolean {
  return start.toString('latin1', 0, 4) === 'PK\x03\x04'
}

function notFound(path: string, found: string, cause?: unknown): PolyfactError {
  const message = `${path}: ${found}; a file of results is expected`
  return new PolyfactError('FILE_NOT_FOUND', message, { path }, { cause })
}
