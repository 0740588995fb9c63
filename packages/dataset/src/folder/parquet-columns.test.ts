import { readFileSync } from 'node:fs'
import path from 'node:path'
import { type FileMetaData, parquetMetadata, parquetSchema } from 'hyparquet'
import { describe, expect, it } from 'vitest'
import { makeFacts, temporaryFolder } from '../../test/facts.js'
import { writeParquet } from '../../test/parquet.js'
import { parallelColumns, parallelRow } from '../../test/releases.js'
import { cellPaths, checkColumnNames, languagesInSchema, withCell } from './parquet-columns.js'

function metadataOf(
  columns: Parameters<typeof writeParquet>[1],
  rows: Parameters<typeof writeParquet>[2],
): FileMetaData {
  const file = path.join(temporaryFolder(), 'test.parquet')
  writeParquet(file, columns, rows)
  return parquetMetadata(new Uint8Array(readFileSync(file)).buffer)
}

const languages = ['en', 'de', 'sw']
const parallel = () =>
  metadataOf(
    parallelColumns(languages),
    makeFacts(2, languages).map((fact) => parallelRow(fact)),
  )
const flat = () => metadataOf([['fact_id', 'string']], [{ fact_id: 'Q1|P2|Q3' }])

describe('checkColumnNames', () => {
  it('accepts distinct names, also the same name in two structs', () => {
    checkColumnNames(parallel(), 'test.parquet')
  })

  it('names a column that is there twice, inside a struct as well', () => {
    const metadata = parallel()
    const twice = (path: readonly string[]): FileMetaData => {
      const schema = metadata.schema.map((element) => ({ ...element }))
      const tree = parquetSchema({ ...metadata, schema })
      const node = path.reduce(
        (inner, name) => inner.children.find(({ element }) => element.name === name)!,
        tree,
      )
      node.children[1]!.element.name = node.children[0]!.element.name
      return { ...metadata, schema }
    }
    expect(() => checkColumnNames(twice([]), 'test.parquet')).toThrow(
      expect.objectContaining({
        code: 'DUPLICATE_ID',
        message: expect.stringContaining('test.parquet has the column fact_id twice'),
      }),
    )
    expect(() => checkColumnNames(twice(['translations', 'de']), 'test.parquet')).toThrow(
      'the column translations.de.question twice',
    )
  })
})

describe('languagesInSchema', () => {
  it('lists the languages of the struct', () => {
    expect(languagesInSchema(parallel())).toEqual(languages)
  })

  it('cannot tell without a struct of languages', () => {
    expect(languagesInSchema(flat())).toBeUndefined()
    const metadata = parallel()
    const schema = metadata.schema.map((element) =>
      element.name === 'translations' ? { ...element, converted_type: 'MAP' as const } : element,
    )
    expect(languagesInSchema({ ...metadata, schema })).toBeUndefined()
  })
})

describe('cellPaths', () => {
  it('has leaves and lists, of the wanted languages only', () => {
    const paths = cellPaths(parallel(), ['sw']).map((path) => path.join('.'))
    expect(paths).toHaveLength(8 + 9)
    expect(paths).toContain('fact_id')
    expect(paths).toContain('translations.sw.question')
    expect(paths).toContain('translations.sw.option_ids')
    expect(paths.filter((path) => /\.(en|de)\./.test(path))).toEqual([])
    expect(cellPaths(parallel())).toHaveLength(8 + 3 * 9)
  })

  it('asks for no languages where there are none', () => {
    expect(cellPaths(flat(), ['en'])).toEqual([['fact_id']])
  })
})

describe('withCell', () => {
  it('leaves nothing but the cell, in the schema and in the row groups', () => {
    const pruned = withCell(parallel(), ['translations', 'sw', 'option_ids'])
    expect(pruned.schema.map(({ name }) => name)).toEqual([
      'schema',
      'translations',
      'sw',
      'option_ids',
      'list',
      'element',
    ])
    expect(pruned.schema.map(({ num_children }) => num_children)).toEqual([1, 1, 1, 1, 1, undefined])
    const paths = pruned.row_groups.flatMap(({ columns }) =>
      columns.map(({ meta_data }) => meta_data!.path_in_schema.join('.')),
    )
    expect(paths).toEqual(['translations.sw.option_ids.list.element'])
  })

  it('leaves its argument as it is', () => {
    const metadata = parallel()
    const before = structuredClone(metadata)
    withCell(metadata, ['fact_id'])
    expect(metadata).toEqual(before)
  })
})
