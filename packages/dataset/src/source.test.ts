import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../test/facts.js'
import { resolveSource } from './source.js'

describe('resolveSource', () => {
  it('knows the sample and folders', async () => {
    expect(await resolveSource('sample', 'loadFacts')).toEqual({ kind: 'sample' })
    const folder = temporaryFolder()
    expect(await resolveSource(folder, 'loadFacts')).toEqual({ kind: 'folder', folder })
  })

  it.each(['hf://datasets/jvonrad/PolyFact-Clean', 'https://huggingface.co/datasets/jvonrad/PolyFact'])(
    'says that the Hub cannot be read yet: %s',
    async (source) => {
      await expect(resolveSource(source, 'loadFacts')).rejects.toMatchObject({
        code: 'UNSUPPORTED_FORMAT',
        message: `loadFacts: found the address ${source}; datasets on the Hugging Face Hub cannot be read yet: download one and pass its folder`,
      })
    },
  )

  it('refuses other addresses', async () => {
    await expect(resolveSource('s3://bucket/facts', 'loadFacts')).rejects.toMatchObject({
      code: 'UNSUPPORTED_FORMAT',
      message: expect.stringMatching(/expected$/),
    })
  })

  it('speaks of the Hub where a missing folder could be a dataset on it', async () => {
    await expect(resolveSource('jvonrad/PolyFact-Clean', 'loadFacts')).rejects.toMatchObject({
      code: 'FILE_NOT_FOUND',
      message: expect.stringMatching(/there is no folder jvonrad\/PolyFact-Clean;.*Hub cannot be read yet/),
    })
    for (const source of ['./missing', '', path.join(temporaryFolder(), 'missing')]) {
      await expect(resolveSource(source, 'describeDataset')).rejects.toMatchObject({
        code: 'FILE_NOT_FOUND',
        message: expect.not.stringContaining('Hub'),
      })
    }
  })

  it('refuses a file', async () => {
    const file = path.join(temporaryFolder(), 'test.parquet')
    writeFileSync(file, '')
    await expect(resolveSource(file, 'loadFacts')).rejects.toMatchObject({
      code: 'UNSUPPORTED_FORMAT',
      message: expect.stringContaining('is a file; the folder that holds the dataset is expected'),
    })
  })
})
