import { cpSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { DatasetReference } from '@polyfact/schema'
import { describe, expect, it } from 'vitest'
import { makeFacts, temporaryFolder } from '../test/facts.js'
import { writeRelease } from '../test/releases.js'
import { describeDataset } from './describe-dataset.js'

const perLanguage = { layout: 'per-language', format: 'jsonl' } as const
const polyfact = (options?: Parameters<typeof writeRelease>[2]) =>
  writeRelease(path.join(temporaryFolder(), 'PolyFact-Clean'), makeFacts(2), options)

describe('describeDataset', () => {
  it('names the folder, its content and the split', async () => {
    const reference = await describeDataset(polyfact())
    expect(DatasetReference.parse(reference)).toEqual({
      id: 'PolyFact-Clean',
      revision: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
      split: 'test',
    })
  })

  it('has one revision for equal content, wherever it lies', async () => {
    const folder = polyfact(perLanguage)
    const copy = temporaryFolder()
    cpSync(folder, copy, { recursive: true })
    expect((await describeDataset(copy)).revision).toBe((await describeDataset(folder)).revision)
  })

  it('has another revision for other content, and for content under another name', async () => {
    const folder = polyfact(perLanguage)
    const { revision } = await describeDataset(folder)
    const [en, de] = ['en', 'de'].map((language) => path.join(folder, 'data', language, 'test.jsonl')) as [
      string,
      string,
    ]
    renameSync(en, `${en}.aside`)
    renameSync(de, en)
    renameSync(`${en}.aside`, de)
    const swapped = (await describeDataset(folder)).revision
    writeFileSync(en, '\n', { flag: 'a' })
    const changed = (await describeDataset(folder)).revision
    expect(new Set([revision, swapped, changed]).size).toBe(3)
  })

  it('has another revision when a file is renamed, or a line moves from one file to the next', async () => {
    const folder = polyfact(perLanguage)
    const file = (language: string) => path.join(folder, 'data', language, 'test.jsonl')
    const { revision } = await describeDataset(folder)
    const moved = readFileSync(file('de'), 'utf8').split('\n')[1]!
    writeFileSync(file('de'), readFileSync(file('de'), 'utf8').replace(`${moved}\n`, ''))
    writeFileSync(file('en'), `${moved}\n${readFileSync(file('en'), 'utf8')}`)
    const shifted = (await describeDataset(folder)).revision
    renameSync(path.dirname(file('en')), path.dirname(file('es'))) // read after German still
    const renamed = (await describeDataset(folder)).revision
    expect(new Set([revision, shifted, renamed]).size).toBe(3)
  })

  it('speaks of the files that are read, and of no others', async () => {
    const folder = polyfact({ ...perLanguage })
    writeRelease(folder, makeFacts(3), { ...perLanguage, split: 'validation' })
    const english = (await describeDataset(folder, { languages: ['en'] })).revision
    const both = (await describeDataset(folder, { languages: ['de', 'en'] })).revision
    expect(english).not.toBe(both)
    expect((await describeDataset(folder)).revision).toBe(both)
    writeRelease(folder, makeFacts(4), { ...perLanguage, split: 'validation' })
    expect((await describeDataset(folder)).revision).toBe(both)
    writeRelease(folder, makeFacts(2), { format: 'jsonl' })
    expect((await describeDataset(folder, { layout: 'per-language' })).revision).toBe(both)
    expect((await describeDataset(folder)).revision).not.toBe(both)
  })

  it.each([
    ['---\nlanguage: en\nlicense: cc-by-sa-4.0\n---\n# Card', 'cc-by-sa-4.0'],
    ['---\r\nlicense: "mit"\r\n---\r\n', 'mit'],
    ['# Card\nlicense: mit\n', undefined],
    ['---\nlanguage: en\n---\nlicense: mit\n', undefined],
  ])('takes the licence from the front matter of %j', async (card, license) => {
    const folder = polyfact()
    writeFileSync(path.join(folder, 'README.md'), card)
    expect((await describeDataset(folder)).license).toBe(license)
  })

  it('refuses what is not there', async () => {
    await expect(describeDataset('missing/dataset')).rejects.toMatchObject({ code: 'FILE_NOT_FOUND' })
    await expect(describeDataset(polyfact(), { split: 'train' })).rejects.toMatchObject({
      code: 'UNKNOWN_OPTION',
    })
    await expect(describeDataset(polyfact(perLanguage), { languages: ['sw'] })).rejects.toMatchObject({
      code: 'UNKNOWN_LANGUAGE',
    })
  })

  it('stops by the signal', async () => {
    await expect(describeDataset(polyfact(), { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'ABORTED',
      message: 'describeDataset: stopped by the caller',
    })
  })

  it('knows the bundled sample', async () => {
    expect(DatasetReference.parse(await describeDataset('sample', { split: 'train' }))).toEqual({
      id: 'polyfact-sample',
      revision: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
      split: 'train',
      license: expect.stringContaining('Unicode-3.0'),
    })
  })
})
