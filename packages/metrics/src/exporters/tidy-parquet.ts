import { PolyfactError } from '@polyfact/schema'
import { TIDY_COLUMNS, type TidyRun, tidyRows } from './tidy.js'

/** How the writer is loaded; tests pass one that is not there. */
export type ImportParquetWriter = () => Promise<typeof import('hyparquet-writer')>

/**
 * Writes the table of {@link tidyRows} as parquet, compressed with snappy; at most 100,000 rows are in memory.
 *
 * @param path - The file, which is overwritten.
 * @param runs - One for each model.
 * @throws {@link PolyfactError} `DEPENDENCY_MISSING` without the optional package hyparquet-writer; and as
 *   {@link tidyRows}.
 */
export async function writeTidyParquet(
  path: string,
  runs: readonly TidyRun[],
  load: ImportParquetWriter = () => import('hyparquet-writer'),
): Promise<void> {
  const { fileWriter, parquetWriteRows } = await loaded(load)
  const columns = Object.entries(TIDY_COLUMNS).map(([name, type]) => ({ name, type, nullable: true }))
  await parquetWriteRows({ writer: fileWriter(path), rows: tidyRows(runs), columns })
}

async function loaded(load: ImportParquetWriter): ReturnType<ImportParquetWriter> {
  try {
    return await load()
  } catch (cause) {
    throw new PolyfactError(
      'DEPENDENCY_MISSING',
      'writeTidyParquet: writing parquet needs the package hyparquet-writer; install it with: npm install hyparquet-writer',
      { package: 'hyparquet-writer' },
      { cause },
    )
  }
}
