import type { SourceRow } from '../rows/raw-fact.js'
import { readJsonLines } from './json-lines.js'
import { parquetLanguages, readParquetRows } from './parquet.js'
import type { SplitFiles } from './split-files.js'

/**
 * The rows of all files of a split, one after the other, each with its place.
 *
 * @param languages - Of a parallel config, the languages that are needed; a format that can, reads no others.
 */
export async function* readRows(files: SplitFiles, languages?: readonly string[]): AsyncGenerator<SourceRow> {
  for (const file of files.paths) {
    if (files.format === 'parquet') {
      for await (const { row, value } of readParquetRows(file, languages))
        yield { value, place: `${file} row ${row}` }
    } else {
      for await (const { line, value } of readJsonLines(file)) yield { value, place: `${file} line ${line}` }
    }
  }
}

/** The languages that a parallel config has by its schema; undefined where only its rows can tell. */
export async function languagesBySchema(files: SplitFiles): Promise<string[] | undefined> {
  return files.format === 'parquet' ? parquetLanguages(files.paths[0]!) : undefined
}
