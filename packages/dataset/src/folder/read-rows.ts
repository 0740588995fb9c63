import { stopIfAborted } from '../abort.js'
import type { SourceRow } from '../rows/raw-fact.js'
import { readJsonLines } from './json-lines.js'
import { parquetLanguages, readParquetRows } from './parquet.js'
import type { SplitFiles } from './split-files.js'

/** What {@link readRows} reads of its files, and when it stops. */
export interface ReadRowsOptions {
  readonly languages?: readonly string[] // of a parallel config, those needed; a format that can, reads no others
  readonly signal?: AbortSignal | undefined
}

/**
 * The rows of all files of a split, one after the other, each with its place.
 *
 * @throws {@link PolyfactError} `FILE_NOT_FOUND`, `FILE_CORRUPT`, `DUPLICATE_ID` (columns), `ABORTED`.
 */
export async function* readRows(files: SplitFiles, options: ReadRowsOptions = {}): AsyncGenerator<SourceRow> {
  for (const file of files.paths) {
    const rows = files.format === 'parquet' ? parquetRows(file, options.languages) : jsonRows(file)
    for await (const row of rows) {
      stopIfAborted(options.signal, 'loadFacts')
      yield row
    }
  }
}

async function* parquetRows(file: string, languages?: readonly string[]): AsyncGenerator<SourceRow> {
  for await (const { row, value } of readParquetRows(file, languages))
    yield { value, place: `${file} row ${row}` }
}

async function* jsonRows(file: string): AsyncGenerator<SourceRow> {
  for await (const { line, value } of readJsonLines(file)) yield { value, place: `${file} line ${line}` }
}

/** The languages that a parallel config has by its schema; undefined where only its rows can tell. */
export async function languagesBySchema(files: SplitFiles): Promise<string[] | undefined> {
  return files.format === 'parquet' ? parquetLanguages(files.paths[0]!) : undefined
}
