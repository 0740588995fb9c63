import { crc32 } from 'node:zlib'
import { PolyfactError } from '@polyfact/schema'
import type { Entry, ZipFile as Yauzl } from 'yauzl'

/** An open zip file whose entries are read one at a time. */
export interface ZipFile {
  /** Names of the entries in the order of the file; of two with one name, the later counts. */
  readonly names: readonly string[]
  /** @throws {@link PolyfactError} `FILE_CORRUPT`; `UNSUPPORTED_FORMAT` naming a compression that is not deflate. */
  read(name: string): Promise<string>
  close(): void
}

/** How the zip reader is loaded; tests pass one that is not there. */
export type ImportYauzl = () => Promise<typeof import('yauzl')>

/**
 * Opens a zip file.
 *
 * @throws {@link PolyfactError} `DEPENDENCY_MISSING` without the optional package yauzl; `FILE_NOT_FOUND`;
 *   `EMPTY_INPUT`; `FILE_CORRUPT` for what is no whole zip file.
 */
export async function openZip(path: string, load: ImportYauzl = () => import('yauzl')): Promise<ZipFile> {
  const { openPromise } = await yauzl(path, load)
  const entries = new Map<string, Entry>()
  let zip: Yauzl
  try {
    zip = await openPromise(path, { autoClose: false })
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry)
  } catch (cause) {
    throw openingFault(path, cause as NodeJS.ErrnoException)
  }
  return {
    names: [...entries.keys()],
    read: (name) => readEntry(`${path}: ${name}`, zip, entries.get(name)),
    close: () => zip.close(),
  }
}

async function yauzl(path: string, load: ImportYauzl): Promise<typeof import('yauzl')> {
  try {
    return await load()
  } catch (cause) {
    throw new PolyfactError(
      'DEPENDENCY_MISSING',
      `${path}: reading .eval logs needs the package yauzl; install it with: npm install yauzl`,
      { package: 'yauzl' },
      { cause },
    )
  }
}

function openingFault(path: string, cause: NodeJS.ErrnoException): PolyfactError {
  const missing = { ENOENT: 'no such file', EISDIR: 'is a folder' }[cause.code ?? '']
  if (missing !== undefined) {
    return new PolyfactError(
      'FILE_NOT_FOUND',
      `${path}: ${missing}; an .eval log is expected`,
      { path },
      { cause },
    )
  }
  return new PolyfactError(
    'FILE_CORRUPT',
    `${path}: ${cause.message.toLowerCase()}; a whole zip file is expected (a log that inspect_ai still writes, or whose writing was cut off, is none)`,
    { path },
    { cause },
  )
}

/** What the numbers of the zip format stand for. */
const COMPRESSIONS: Readonly<Record<number, string>> = {
  9: 'deflate64',
  12: 'bzip2',
  14: 'lzma',
  93: 'zstandard',
  95: 'xz',
}

async function readEntry(place: string, zip: Yauzl, entry: Entry | undefined): Promise<string> {
  if (entry === undefined) {
    throw new PolyfactError('FILE_CORRUPT', `${place}: not in the file; it is expected there`, { place })
  }
  const { compressionMethod: method } = entry
  if (entry.isEncrypted() || (method !== 0 && method !== 8)) {
    const found = entry.isEncrypted() ? 'encryption' : (COMPRESSIONS[method] ?? `compression ${method}`)
    throw new PolyfactError(
      'UNSUPPORTED_FORMAT',
      `${place}: found ${found}; deflate or none is expected, so write the log anew: inspect log convert --to json`,
      { place, compression: found },
    )
  }
  const chunks: Buffer[] = []
  try {
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer)
  } catch (cause) {
    throw new PolyfactError(
      'FILE_CORRUPT',
      `${place}: ${(cause as Error).message}; a whole entry is expected`,
      { place },
      { cause },
    )
  }
  const bytes = Buffer.concat(chunks)
  if (crc32(bytes) !== entry.crc32) {
    throw new PolyfactError(
      'FILE_CORRUPT',
      `${place}: the content has another checksum than the file says; copy it again`,
      { place },
    )
  }
  return bytes.toString('utf8')
}
