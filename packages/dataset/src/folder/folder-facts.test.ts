import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { all, makeFact, makeFacts, temporaryFolder } from '../../test/facts.js'
import { writeRelease } from '../../test/releases.js'
import { createRejections } from '../rows/rejections.js'
import { type FolderFactsOptions, folderFacts } from './folder-facts.js'

const read = (folder: string, options: Partial<FolderFactsOptions> = {}) =>
  all(
    folderFacts(folder, {
      split: 'test',
      languages: undefined,
      layout: undefined,
      incomplete: 'error',
      rejections: createRejections('error'),
      ...options,
    }),
  )

const forms = [
  { layout: 'parallel', format: 'parquet' },
  { layout: 'parallel', format: 'jsonl' },
  { layout: 'per-language', format: 'parquet' },
  { layout: 'per-language', format: 'jsonl' },
] as const

describe('folderFacts', () => {
  it.each(forms)("has all languages in the paper's order without a choice: %o", async (form) => {
    const folder = writeRelease(temporaryFolder(), makeFacts(2, ['zh', 'ca', 'en']), form)
    const facts = await read(folder)
    expect(facts.map(({ languages }) => Object.keys(languages))).toEqual([
      ['en', 'zh', 'ca'],
      ['en', 'zh', 'ca'],
    ])
  })

  it.each(forms)('says which languages there are: %o', async (form) => {
    const folder = writeRelease(temporaryFolder(), makeFacts(2), form)
    await expect(read(folder, { languages: ['en', 'sw'], incomplete: 'keep' })).rejects.toMatchObject({
      code: 'UNKNOWN_LANGUAGE',
      message: `${folder} has no facts in sw; it has en, de`,
    })
  })

  it.each(forms)('names the fact that lacks a language: %o', async (form) => {
    const folder = writeRelease(temporaryFolder(), [makeFact(0), makeFact(1, ['en'])], form)
    await expect(read(folder)).rejects.toMatchObject({
      code: 'UNKNOWN_LANGUAGE',
      message: expect.stringMatching(/fact Q11\|P36\|Q21 is not there in de \(it is in en\)/),
    })
    const kept = await read(folder, { incomplete: 'keep' })
    expect(kept.map(({ languages }) => Object.keys(languages).join())).toEqual(['en,de', 'en'])
  })

  it('does not take the languages of the first line for all when a later line has more', async () => {
    const folder = writeRelease(temporaryFolder(), [makeFact(0, ['en']), makeFact(1)], { format: 'jsonl' })
    await expect(read(folder)).rejects.toMatchObject({
      code: 'UNKNOWN_LANGUAGE',
      message: expect.stringMatching(
        /test\.jsonl line 2: fact Q11\|P36\|Q21 is also there in de, the first fact only in en; pass/,
      ),
    })
    expect(await read(folder, { languages: ['en'] })).toHaveLength(2)
  })

  it.runIf(process.platform === 'linux').each(forms)(
    'closes its files when the reader stops at the first fact: %o',
    async (form) => {
      const folder = writeRelease(temporaryFolder(), makeFacts(400), form) // longer than a chunk
      const open = () => readdirSync('/proc/self/fd').length
      const before = open()
      const options = { languages: undefined, layout: undefined, incomplete: 'error' } as const
      for (let round = 0; round < 20; round++) {
        const rejections = createRejections('error')
        for await (const _ of folderFacts(folder, { split: 'test', rejections, ...options })) break
      }
      await new Promise((resolve) => setTimeout(resolve, 20)) // a stream closes after it is told to
      expect(open()).toBeLessThan(before + 10)
    },
  )

  it('yields nothing for files without rows', async () => {
    const folder = writeRelease(temporaryFolder(), makeFacts(1), { format: 'jsonl' })
    writeRelease(folder, [], { format: 'jsonl' })
    expect(await read(folder)).toEqual([])
  })
})
