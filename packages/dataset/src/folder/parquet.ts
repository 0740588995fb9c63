import { PolyfactError } from '@polyfact/schema'
import {
  type AsyncBuffer,
  asyncBufferFromFile,
  type FileMetaData,
  parquetMetadataAsync,
  parquetReadObjects,
} from 'hyparquet'
import { compressors } from 'hyparquet-compressors'
import { isRecord } from '../rows/normalize-row.js'
import { unreadable } from './file-chunks.js'
import { cellPaths, checkColumnNames, languagesInSchema, withCell } from './parquet-columns.js'

/** Rows of a flat file that are decoded at a time: few at first, for readers who stop early. */
const FIRST_ROWS = 1_024
const NEXT_ROWS = 16_384

/**
 * The rows of a parquet file, as objects without the cells that are null; a struct that is null comes empty.
 *
 * In memory are at most 16,384 rows, or one row group where columns are nested: a nested column cannot be entered
 * in the middle. It is decoded cell by cell, since whole rows of twelve languages take more than twice the memory.
 *
 * @param file - Path; compressed with snappy, zstd, gzip, brotli, lz4 or not at all.
 * @param languages - Of a parallel file, the languages that are read; all without it.
 * @returns Rows with their index, counted from 0; an int64 is a bigint.
 * @throws {@link PolyfactError} `FILE_NOT_FOUND`, `FILE_CORRUPT`; `DUPLICATE_ID` for two columns of one name.
 */
export async function* readParquetRows(
  file: string,
  languages?: readonly string[],
): AsyncGenerator<{ row: number; value: unknown }> {
  const { buffer, metadata } = await open(file)
  const cells = cellPaths(metadata, languages).map((path) => ({ path, metadata: withCell(metadata, path) }))
  const nested = cells.some(({ path }) => path.length > 1)
  for (const { rowStart, rowEnd } of rowRanges(metadata, nested)) {
    const columns: { path: string[]; values: unknown[] }[] = []
    for (const { path, metadata } of cells) {
      const options = { file: buffer, metadata, compressors, rowStart, rowEnd, useOffsetIndex: true }
      const rows = await readable(file, () => parquetReadObjects(options))
      columns.push({ path, values: rows.map((row) => cellOf(row, path)) })
    }
    for (let row = rowStart; row < rowEnd; row++) {
      const value = emptyStruct()
      for (const { path, values } of columns) setCell(value, path, values[row - rowStart])
      yield { row, value }
    }
  }
}

/** The languages of a parallel parquet file; undefined where only its rows can tell. */
export async function parquetLanguages(file: string): Promise<string[] | undefined> {
  return languagesInSchema((await open(file)).metadata)
}

/** Half-open ranges of rows that together are the file. */
function rowRanges(metadata: FileMetaData, nested: boolean): { rowStart: number; rowEnd: number }[] {
  const groups = metadata.row_groups.map(({ num_rows }) => Number(num_rows))
  const rows = groups.reduce((sum, count) => sum + count, 0)
  const sizes = nested ? groups : [FIRST_ROWS, ...Array<number>(Math.ceil(rows / NEXT_ROWS)).fill(NEXT_ROWS)]
  let end = 0
  return sizes.flatMap((size) => {
    const rowStart = end
    end = Math.min(end + size, rows)
    return end > rowStart ? [{ rowStart, rowEnd: end }] : []
  })
}

function cellOf(row: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, name) => (isRecord(inner) ? inner[name] : undefined), row)
}

function setCell(row: Struct, path: readonly string[], cell: unknown): void {
  let struct = row
  for (const name of path.slice(0, -1)) {
    struct[name] ??= emptyStruct()
    struct = struct[name] as Struct
  }
  if (cell !== null && cell !== undefined) struct[path.at(-1)!] = cell
}

type Struct = Record<string, unknown>

// Without a prototype, so that a column named __proto__ is a column.
const emptyStruct = () => Object.create(null) as Struct

async function open(file: string): Promise<{ buffer: AsyncBuffer; metadata: FileMetaData }> {
  const buffer = await asyncBufferFromFile(file).catch((cause: unknown) => {
    throw unreadable(file, cause)
  })
  const metadata = await readable(file, () => parquetMetadataAsync(buffer))
  checkColumnNames(metadata, file)
  return { buffer, metadata }
}

async function readable<T>(file: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (cause) {
    throw new PolyfactError(
      'FILE_CORRUPT',
      `${file} cannot be read as parquet: ${(cause as Error).message}; a whole parquet file is expected`,
      { file },
      { cause },
    )
  }
}
