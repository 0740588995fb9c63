import { readFileSync } from 'node:fs'
import path from 'node:path'
import { type FileMetaData, parquetMetadata, parquetSchema } from 'hyparquet'
import { describe, expect, it } from 'vitest'
import { makeFacts, temporaryFolder } from '../../test/facts.js'
import { writeParquet } from '../../test/parquet.js'
import { parallelColumns, parallelRow } from '../../test/releases.js'
import { checkColumnNames, languagesInSchema, withLanguages } from './parquet-columns.js'

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

describe('withLanguages', () => {
  it('leaves no column of another language, in the schema or in the row groups', () => {
    const pruned = withLanguages(parallel(), ['sw'])
    expect(languagesInSchema(pruned)).toEqual(['sw'])
    const paths = pruned.row_groups.flatMap(({ columns }) =>
      columns.map(({ meta_data }) => meta_data!.path_in_schema.join('.')),
    )
    expect(paths.filter((column) => /\.(en|de)\./.test(column))).toEqual([])
    expect(paths).toContain('translations.sw.question')
    expect(paths).toContain('fact_id')
  })

  it('keeps a file as it is that has no struct of languages', () => {
    const metadata = flat()
    expect(withLanguages(metadata, ['en'])).toBe(metadata)
  })

  it('leaves its argument as it is', () => {
    const metadata = parallel()
    const before = structuredClone(metadata)
    withLanguages(metadata, ['en'])
    expect(metadata).toEqual(before)
  })
})
