import { readFileSync, truncateSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { all, makeFacts, temporaryFolder } from '../../test/facts.js'
import { type WriteOptions, writeParquet } from '../../test/parquet.js'
import { flatColumns, flatRow, parallelColumns, parallelRow } from '../../test/releases.js'
import { parquetLanguages, readParquetRows } from './parquet.js'

const languages = ['en', 'de', 'sw']

function parallelFile(count: number, options?: WriteOptions): string {
  const file = path.join(temporaryFolder(), 'test.parquet')
  const rows = makeFacts(count, languages).map((fact) => parallelRow(fact))
  writeParquet(file, parallelColumns(languages), rows, options)
  return file
}

/** A row as it comes back: without the cells that are null. */
function withoutNulls(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const cells = Object.entries(value).filter(([, cell]) => cell !== null)
  return Object.fromEntries(cells.map(([name, cell]) => [name, withoutNulls(cell)]))
}

describe('readParquetRows', () => {
  it.each(['SNAPPY', 'ZSTD', 'UNCOMPRESSED'] as const)('reads what was written with %s', async (codec) => {
    const expected = makeFacts(3, languages).map((fact, row) => ({
      row,
      value: withoutNulls(parallelRow(fact)),
    }))
    expect(await all(readParquetRows(parallelFile(3, { codec })))).toEqual(expected)
  })

  it.each([
    ['with an offset index', true],
    ['without an offset index', false],
  ])('gives every row once and in order across row groups and batches, %s', async (_, offsetIndex) => {
    const file = path.join(temporaryFolder(), 'test.parquet')
    const rows = makeFacts(3_000, ['en']).map((fact) => flatRow(fact, 'en'))
    writeParquet(file, flatColumns(), rows, { rowGroupSize: 1_700, offsetIndex })
    let count = 0
    for await (const { row, value } of readParquetRows(file)) {
      expect(row).toBe(count)
      expect(value).toEqual(withoutNulls(rows[count]))
      count += 1
    }
    expect(count).toBe(3_000)
  })

  it('reads a nested file by its row groups', async () => {
    const facts = makeFacts(1_500, languages)
    const values = await all(readParquetRows(parallelFile(1_500, { rowGroupSize: 700 })))
    expect(values.map(({ value }) => value)).toEqual(facts.map((fact) => withoutNulls(parallelRow(fact))))
  })

  it('reads the wanted languages only', async () => {
    const [first] = await all(readParquetRows(parallelFile(1), ['sw']))
    const { translations } = first!.value as { translations: object }
    expect(Object.keys(translations)).toEqual(['sw'])
    const whole = parallelRow(makeFacts(1, languages)[0]!)['translations'] as { sw: object }
    expect(translations).toEqual({ sw: withoutNulls(whole.sw) })
  })

  it('has an empty struct for a language that a row has not', async () => {
    const file = path.join(temporaryFolder(), 'test.parquet')
    writeParquet(
      file,
      parallelColumns(['en', 'de']),
      [...makeFacts(1, ['en', 'de']), ...makeFacts(1, ['de'], 1)].map((fact) => parallelRow(fact)),
    )
    const [, second] = await all(readParquetRows(file))
    const { translations } = second!.value as { translations: Record<string, unknown> }
    expect([translations['en'], Object.keys(translations['de'] as object)[0]]).toEqual([{}, 'question'])
  })

  it('takes a column named __proto__ for a column', async () => {
    const file = path.join(temporaryFolder(), 'test.parquet')
    writeParquet(
      file,
      [
        ['fact_id', 'string'],
        ['__proto__', { polluted: 'string' }],
      ],
      [JSON.parse('{"fact_id":"Q1|P2|Q3","__proto__":{"polluted":"yes"}}') as Record<string, unknown>],
    )
    expect((await all(readParquetRows(file))).map(({ row }) => row)).toEqual([0])
    expect(({} as { polluted?: string }).polluted).toBeUndefined()
  })

  it.each(['empty', 'truncated', 'no parquet', 'damaged'])('refuses a file that is %s', async (fault) => {
    const file = parallelFile(3)
    const bytes = readFileSync(file)
    if (fault === 'empty') truncateSync(file)
    if (fault === 'truncated') truncateSync(file, bytes.length - 20)
    if (fault === 'no parquet') writeFileSync(file, '{"fact_id":"Q1|P2|Q3"}\n')
    if (fault === 'damaged') writeFileSync(file, bytes.fill(0xff, 4, 400))
    await expect(all(readParquetRows(file))).rejects.toMatchObject({
      code: 'FILE_CORRUPT',
      message: expect.stringContaining(file),
    })
  })
})

describe('parquetLanguages', () => {
  it('lists the languages of the schema', async () => {
    expect(await parquetLanguages(parallelFile(1))).toEqual(languages)
  })
})
