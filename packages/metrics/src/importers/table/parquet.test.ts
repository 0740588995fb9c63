import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { all, emptyFolder, fileOf } from '../../../test/files.js'
import { refusal, scoresOf } from '../../../test/scores.js'
import { writeTidyParquet } from '../../exporters/tidy-parquet.js'
import { readParquet } from './parquet.js'

describe('readParquet', () => {
  it('gives rows in batches, and says how far it is', async () => {
    const path = join(await emptyFolder(), 'a.parquet')
    const scores = Array.from({ length: 9000 }, (_, at) => scoresOf(`F${at}`, 'en', ['Q1', 'Q2']))
    await writeTidyParquet(path, [{ model: 'm', scores }])
    const progress: number[] = []
    const batches = await all(
      readParquet(path, { onProgress: ({ bytes, total }) => progress.push(bytes / total) }),
    )
    expect(batches.map((batch) => batch.length)).toEqual([16_384, 18_000 - 16_384])
    expect(batches[1]!.at(-1)).toMatchObject({
      model: 'm',
      fact: 'F8999',
      candidate: 'Q2',
      is_right: false,
      sum: -2,
    })
    expect(progress.at(-1)).toBe(1)
  })

  it('says what to install where its packages are not there', async () => {
    const missing = () => Promise.reject(new Error('Cannot find package'))
    expect(await refusal(() => all(readParquet('a.parquet', {}, missing)))).toBe(
      'DEPENDENCY_MISSING: a.parquet: reading parquet needs the packages hyparquet and hyparquet-compressors; install them with: npm install hyparquet hyparquet-compressors',
    )
  })

  it('names a file that is damaged, and stops when told', async () => {
    const path = await fileOf('a.parquet', 'PAR1 nothing more PAR1')
    expect(await refusal(() => all(readParquet(path, {})))).toMatch(
      /^FILE_CORRUPT: .*a whole parquet file is expected$/,
    )
    const whole = join(await emptyFolder(), 'b.parquet')
    await writeTidyParquet(whole, [{ model: 'm', scores: [scoresOf('F', 'en', ['Q1'])] }])
    expect(await refusal(() => all(readParquet(whole, { signal: AbortSignal.abort() })))).toMatch(/^ABORTED/)
  })
})
