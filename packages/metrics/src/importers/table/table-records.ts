import { PolyfactError } from '@polyfact/schema'
import { eachByteLine } from '../byte-lines.js'
import { readCsv } from '../csv.js'
import type { ImportOptions } from '../imported-run.js'
import { parsePythonJson } from '../python-json.js'
import { readParquet } from './parquet.js'
import { isTable, noTable } from './table-row.js'

/** The values of one row by column, and where it is. */
export type VisitRecord = (values: Readonly<Record<string, unknown>>, line: number) => void

/**
 * Calls `visit` for every row of a table, in whichever of its forms it is.
 *
 * @throws {@link PolyfactError} `UNSUPPORTED_FORMAT` for other columns; `DUPLICATE_ID` for two columns of one name;
 *   `FILE_CORRUPT`; `DEPENDENCY_MISSING` for parquet without its reader; `ABORTED`.
 */
export async function eachTableRecord(
  path: string,
  form: 'separated' | 'jsonl' | 'parquet',
  visit: VisitRecord,
  options: Pick<ImportOptions, 'signal' | 'onProgress'>,
): Promise<void> {
  if (form === 'jsonl') return eachJsonRecord(path, visit, options)
  if (form === 'separated') return eachSeparatedRecord(path, visit, options)
  let row = 0
  for await (const records of readParquet(path, options)) {
    for (const record of records) {
      row++
      if (row === 1 && !isTable(Object.keys(record))) throw noTable(path, Object.keys(record))
      visit(record, row)
    }
  }
}

async function eachSeparatedRecord(
  path: string,
  visit: VisitRecord,
  options: Pick<ImportOptions, 'signal' | 'onProgress'>,
): Promise<void> {
  let columns: readonly string[] | undefined
  for await (const rows of readCsv(path, options)) {
    for (const { cells, line } of rows) {
      if (columns === undefined) {
        columns = cells.map((cell) => cell.trim())
        checkColumns(path, columns)
        continue
      }
      if (cells.length !== columns.length) {
        throw new PolyfactError(
          'FILE_CORRUPT',
          `${path} line ${line}: found ${cells.length} cells; ${columns.length} are expected, one for each column`,
          { path, line },
        )
      }
      visit(Object.fromEntries(columns.map((column, at) => [column, cells[at]])), line)
    }
  }
}

async function eachJsonRecord(
  path: string,
  visit: VisitRecord,
  options: Pick<ImportOptions, 'signal' | 'onProgress'>,
): Promise<void> {
  await eachByteLine(
    path,
    ({ bytes, start, end, number, ended }) => {
      const value = parsePythonJson(bytes.toString('utf8', start, end))
      if (typeof value !== 'object' || value === null || Array.isArray(value)) {
        const found =
          ended === 'by end of file'
            ? 'the line was cut off before its end'
            : `found ${JSON.stringify(bytes.toString('utf8', start, Math.min(end, start + 60)))}`
        throw new PolyfactError(
          'FILE_CORRUPT',
          `${path} line ${number}: ${found}; a complete JSON object is expected`,
          {
            path,
            line: number,
          },
        )
      }
      if (!isTable(Object.keys(value))) throw noTable(`${path} line ${number}`, Object.keys(value))
      visit(value as Record<string, unknown>, number)
    },
    options,
  )
}

function checkColumns(path: string, columns: readonly string[]): void {
  if (!isTable(columns)) throw noTable(path, columns)
  const twice = columns.find((column, at) => column !== '' && columns.indexOf(column) !== at)
  if (twice === undefined) return
  throw new PolyfactError('DUPLICATE_ID', `${path}: found the column ${twice} twice; once is expected`, {
    path,
    column: twice,
  })
}
