import { PolyfactError } from '@polyfact/schema'
import {
  type AsyncBuffer,
  asyncBufferFromFile,
  type FileMetaData,
  parquetMetadataAsync,
  parquetReadObjects,
} from 'hyparquet'
import { compressors } from 'hyparquet-compressors'
import { checkColumnNames, languagesInSchema, withLanguages } from './parquet-columns.js'

/** Rows that are decoded at a time: few at first, for readers who stop early. */
const FIRST_ROWS = 1_024
const NEXT_ROWS = 16_384

/**
 * The rows of a parquet file, at most 16,384 in memory.
 *
 * @param file - Path; compressed with snappy, zstd, gzip, brotli, lz4 or not at all.
 * @param languages - Of a parallel file, the languages that are read; all without it.
 * @returns Rows with their index, counted from 0; an int64 is a bigint.
 * @throws {@link PolyfactError} `FILE_CORRUPT`; `DUPLICATE_ID` for two columns of one name.
 */
export async function* readParquetRows(
  file: string,
  languages?: readonly string[],
): AsyncGenerator<{ row: number; value: unknown }> {
  const { buffer, metadata: all } = await open(file)
  const metadata = languages === undefined ? all : withLanguages(all, languages)
  const rows = Number(metadata.num_rows)
  for (let start = 0, end = FIRST_ROWS; start < rows; start = end, end += NEXT_ROWS) {
    const rowEnd = Math.min(end, rows)
    const options = { file: buffer, metadata, compressors, rowStart: start, rowEnd, useOffsetIndex: true }
    const values = await readable(file, () => parquetReadObjects(options))
    for (const [index, value] of values.entries()) yield { row: start + index, value }
  }
}

/** The languages of a parallel parquet file; undefined where only its rows can tell. */
export async function parquetLanguages(file: string): Promise<string[] | undefined> {
  return languagesInSchema((await open(file)).metadata)
}

async function open(file: string): Promise<{ buffer: AsyncBuffer; metadata: FileMetaData }> {
  const buffer = await asyncBufferFromFile(file)
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
      `loadFacts: ${file} cannot be read as parquet: ${(cause as Error).message}; a whole parquet file is expected`,
      { file },
      { cause },
    )
  }
}
