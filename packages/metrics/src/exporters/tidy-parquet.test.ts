import { join } from 'node:path'
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects, parquetSchema } from 'hyparquet'
import { describe, expect, it } from 'vitest'
import { all, emptyFolder } from '../../test/files.js'
import { refusal, scoresOf } from '../../test/scores.js'
import { TIDY_COLUMNS, tidyRows } from './tidy.js'
import { writeTidyParquet } from './tidy-parquet.js'

describe('writeTidyParquet', () => {
  it('writes the rows of tidyRows, with the same columns even where all is unknown', async () => {
    const path = join(await emptyFolder(), 'a.parquet')
    const runs = [
      { model: 'm', scores: [scoresOf('F1', 'en', ['Q1', 'Q2']), scoresOf('F1', 'sw', ['Q2', 'Q1'])] },
    ]
    await writeTidyParquet(path, runs)
    const file = await asyncBufferFromFile(path)
    expect(await parquetReadObjects({ file })).toEqual(await all(tidyRows(runs)))
    const { children } = parquetSchema(await parquetMetadataAsync(file))
    expect(children.map(({ element }) => element.name)).toEqual(Object.keys(TIDY_COLUMNS))
  })

  it('says what to install where its package is not there', async () => {
    const missing = () => Promise.reject(new Error('Cannot find package'))
    const runs = [{ model: 'm', scores: [scoresOf('F1', 'en', ['Q1'])] }]
    expect(await refusal(() => writeTidyParquet('a.parquet', runs, missing))).toBe(
      'DEPENDENCY_MISSING: writeTidyParquet: writing parquet needs the package hyparquet-writer; install it with: npm install hyparquet-writer',
    )
  })
})
