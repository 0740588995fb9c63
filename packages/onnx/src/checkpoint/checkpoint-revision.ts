import { createHash, type Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { PolyfactError } from '@polyfact/schema/errors'
import { type Checkpoint, readCheckpoint } from './read-checkpoint.js'

/** What {@link checkpointRevision} needs beside the checkpoint. */
export interface CheckpointRevisionOptions {
  /** Called after every piece that was read, 1 MiB or less. @defaultValue nobody */
  readonly onProgress?: (progress: { readonly bytesRead: number; readonly bytesTotal: number }) => void
  /** Stops the reading. @defaultValue never */
  readonly signal?: AbortSignal
}

/**
 * A name for the exact state of a checkpoint: equal revisions mean equal `config.json` and equal weights.
 *
 * SHA-256 over `config.json` and every weight file in the order of their names, each as `name NUL length
 * NUL content`. It reads all weights, a few seconds a gigabyte, at constant memory. Other files (tokenizer,
 * licence) do not count, nor do links or folders.
 *
 * @param checkpoint - a folder, or what {@link readCheckpoint} returned for it.
 * @param options - see {@link CheckpointRevisionOptions}.
 * @returns `sha256:` and 64 hexadecimal digits.
 * @throws {@link PolyfactError} the errors of {@link readCheckpoint} for a folder; `FILE_NOT_FOUND` for
 * files that have gone since, `FILE_CORRUPT` for files that change meanwhile; `ABORTED` by the signal.
 */
export async function checkpointRevision(
  checkpoint: string | Checkpoint,
  options: CheckpointRevisionOptions = {},
): Promise<string> {
  const { folder, weightFiles } =
    typeof checkpoint === 'string' ? await readCheckpoint(checkpoint) : checkpoint
  const files = [{ name: 'config.json', path: join(folder, 'config.json') }, ...weightFiles]
  const sizes = await Promise.all(files.map(({ path }) => fileSize(path)))
  const bytesTotal = sizes.reduce((sum, size) => sum + size, 0)
  const hash = createHash('sha256')
  let bytesRead = 0
  for (const [index, { name, path }] of files.entries()) {
    hash.update(`${name}\0${sizes[index]}\0`)
    const before = bytesRead
    await hashFile(hash, path, options.signal, (bytes) => {
      bytesRead += bytes
      options.onProgress?.({ bytesRead, bytesTotal })
    })
    if (bytesRead - before === sizes[index]) continue
    throw new PolyfactError(
      'FILE_CORRUPT',
      `checkpointRevision: ${path} had ${sizes[index]} bytes and then ${bytesRead - before}; expected a file that does not change`,
      { path },
    )
  }
  return `sha256:${hash.digest('hex')}`
}

async function fileSize(path: string): Promise<number> {
  try {
    return (await stat(path)).size
  } catch (cause) {
    throw new PolyfactError(
      'FILE_NOT_FOUND',
      `checkpointRevision: ${path} does not exist any more; expected the files that were read before`,
      { path },
      { cause },
    )
  }
}

async function hashFile(
  hash: Hash,
  path: string,
  signal: AbortSignal | undefined,
  onBytes: (bytes: number) => void,
): Promise<void> {
  try {
    for await (const piece of createReadStream(path, { highWaterMark: 2 ** 20, ...(signal && { signal }) })) {
      hash.update(piece as Buffer)
      onBytes((piece as Buffer).length)
    }
  } catch (cause) {
    if (signal?.aborted)
      throw new PolyfactError('ABORTED', 'checkpointRevision: stopped by the caller', {}, { cause })
    throw cause
  }
}
