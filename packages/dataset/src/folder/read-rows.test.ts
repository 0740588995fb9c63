import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { all, makeFacts, temporaryFolder } from '../../test/facts.js'
import { flatColumns, flatRow, parallelColumns, parallelRow, writeSplit } from '../../test/releases.js'
import { languagesBySchema, readRows } from './read-rows.js'

const shards = (folder: string, format: string) =>
  [0, 1].map((shard) => path.join(folder, `test-0000${shard}-of-00002.${format}`))

describe('readRows', () => {
  it.each(['parquet', 'jsonl'] as const)(
    'reads shards of %s one after the other and says where each row stands',
    async (format) => {
      const folder = temporaryFolder()
      const facts = makeFacts(3, ['en'])
      writeSplit(
        folder,
        facts.map((fact) => flatRow(fact, 'en')),
        flatColumns(),
        { format, shards: 2 },
      )
      const paths = shards(folder, format)
      const rows = await all(readRows({ format, paths }))
      expect(rows.map(({ value }) => (value as { fact_id: string }).fact_id)).toEqual(
        facts.map(({ id }) => id),
      )
      const [first, second] = paths
      expect(rows.map(({ place }) => place)).toEqual(
        format === 'parquet'
          ? [`${first} row 0`, `${first} row 1`, `${second} row 0`]
          : [`${first} line 1`, `${first} line 2`, `${second} line 1`],
      )
    },
  )

  it('stops before the next row, whether it would become a fact or not', async () => {
    const folder = temporaryFolder()
    writeSplit(folder, [{ nothing: 1 }, { nothing: 2 }], [['nothing', 'int64']], { format: 'jsonl' })
    const controller = new AbortController()
    const files = { format: 'jsonl', paths: [path.join(folder, 'test.jsonl')] } as const
    const rows = readRows(files, { signal: controller.signal })
    await rows.next()
    controller.abort()
    await expect(rows.next()).rejects.toMatchObject({ code: 'ABORTED' })
  })
})

describe('languagesBySchema', () => {
  it('asks the schema of parquet, and cannot tell for JSON lines', async () => {
    const folder = temporaryFolder()
    const rows = makeFacts(1).map((fact) => parallelRow(fact))
    for (const format of ['parquet', 'jsonl'] as const) {
      writeSplit(folder, rows, parallelColumns(['en', 'de']), { format })
    }
    const languages = (format: 'parquet' | 'jsonl') =>
      languagesBySchema({ format, paths: [path.join(folder, `test.${format}`)] })
    expect(await languages('parquet')).toEqual(['en', 'de'])
    expect(await languages('jsonl')).toBeUndefined()
  })
})
