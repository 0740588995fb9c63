import { PolyfactError } from '@polyfact/schema'
import type { ImportOptions } from '../imported-run.js'
import { checkAborted } from '../read-json.js'

/** Rows that are decoded at a time. */
const ROWS = 16_384

/** How the reader is loaded; tests pass one that is not there. */
export type ImportParquet = () => Promise<
  [typeof import('hyparquet'), typeof import('hyparquet-compressors')]
>

const importParquet: ImportParquet = () => Promise.all([import('hyparquet'), import('hyparquet-compressors')])

/**
 * The rows of a parquet file in batches, as objects.
 *
 * @throws {@link PolyfactError} `DEPENDENCY_MISSING` without the optional packages hyparquet and hyparquet-compressors;
 *   `FILE_CORRUPT`; `ABORTED`.
 */
export async function* readParquet(
  path: string,
  { signal, onProgress }: Pick<ImportOptions, 'signal' | 'onProgress'>,
  load: ImportParquet = importParquet,
): AsyncGenerator<Record<string, unknown>[]> {
  const [{ asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects }, { compressors }] = await loaded(
    path,
    load,
  )
  const file = await asyncBufferFromFile(path)
  const metadata = await readable(path, () => parquetMetadataAsync(file))
  const rows = Number(metadata.num_rows)
  const total = file.byteLength
  for (let rowStart = 0; rowStart < rows; rowStart += ROWS) {
    checkAborted(path, signal)
    const rowEnd = Math.min(rowStart + ROWS, rows)
    yield await readable(path, () => parquetReadObjects({ file, metadata, compressors, rowStart, rowEnd }))
    onProgress?.({ file: path, bytes: Math.round((total * rowEnd) / rows), total })
  }
}

async function loaded(path: string, load: ImportParquet): ReturnType<ImportParquet> {
  try {
    return await load()
  } catch (cause) {
    throw new PolyfactError(
      'DEPENDENCY_MISSING',
      `${path}: reading parquet needs the packages hyparquet and hyparquet-compressors; install them with: npm install hyparquet hyparquet-compressors`,
      { packages: ['hyparquet', 'hyparquet-compressors'] },
      { cause },
    )
  }
}

async function readable<Result>(path: string, read: () => Promise<Result>): Promise<Result> {
  try {
    return await read()
  } catch (cause) {
    throw new PolyfactError(
      'FILE_CORRUPT',
      `${path}: ${(cause as Error).message.replace(/\.$/, '')}; a whole parquet file is expected`,
      { path },
      { cause },
    )
  }
}
