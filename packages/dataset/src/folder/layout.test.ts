import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../../test/facts.js'
import { findLayout } from './layout.js'

function folderWith(...files: string[]): string {
  const folder = temporaryFolder()
  for (const file of files) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true })
    writeFileSync(path.join(folder, file), '')
  }
  return folder
}

const polyfact = ['en', 'de', 'bn', 'parallel'].map((config) => `data/${config}/test.parquet`)

describe('findLayout', () => {
  it.each([
    'data/parallel/test.parquet',
    'parallel/test.jsonl',
    'data/test-00000-of-00001.parquet',
    'test.jsonl',
  ])('finds rows with all languages in %s', async (file) => {
    const folder = folderWith(file, 'README.md', 'curation/test_droplist.json')
    const found = await findLayout(folder, 'test')
    expect(found).toMatchObject({ layout: 'parallel', files: { paths: [path.join(folder, file)] } })
  })

  it("finds a file a language, in the paper's order", async () => {
    const found = await findLayout(
      folderWith('data/de/test.jsonl', 'data/ca/test.jsonl', 'data/en/test.jsonl'),
      'test',
    )
    expect([found.layout, [...(found.files as ReadonlyMap<string, unknown>).keys()]]).toEqual([
      'per-language',
      ['en', 'de', 'ca'],
    ])
  })

  it('takes rows with all languages where both are there, unless told otherwise', async () => {
    const folder = folderWith(...polyfact)
    expect((await findLayout(folder, 'test')).layout).toBe('parallel')
    expect((await findLayout(folder, 'test', 'parallel')).layout).toBe('parallel')
    expect((await findLayout(folder, 'test', 'per-language')).layout).toBe('per-language')
  })

  it('falls back to the layout that has the split', async () => {
    const folder = folderWith(...polyfact, 'data/en/validation.parquet')
    const found = await findLayout(folder, 'validation')
    expect([found.layout, [...(found.files as ReadonlyMap<string, unknown>).keys()]]).toEqual([
      'per-language',
      ['en'],
    ])
  })

  it('says which splits there are', async () => {
    const folder = folderWith(...polyfact, 'validation.jsonl')
    await expect(findLayout(folder, 'train')).rejects.toMatchObject({
      code: 'UNKNOWN_OPTION',
      message: expect.stringMatching(
        /has no split train; it has validation in the folder itself; test in bn; .*test in parallel/,
      ),
    })
    await expect(findLayout(folderWith('data/en/test.jsonl'), 'test', 'parallel')).rejects.toMatchObject({
      code: 'UNKNOWN_OPTION',
      message: expect.stringContaining('no split test in the layout parallel'),
    })
  })

  it('says what it found and which layouts are known', async () => {
    await expect(
      findLayout(folderWith('data/english/test.parquet', 'notes.txt'), 'test'),
    ).rejects.toMatchObject({
      code: 'UNSUPPORTED_FORMAT',
      message: expect.stringMatching(/found data, data\/english, notes\.txt; known are data\/parallel/),
    })
    await expect(findLayout(temporaryFolder(), 'test')).rejects.toMatchObject({
      message: expect.stringContaining('found nothing'),
    })
    const many = Array.from({ length: 9 }, (_, index) => `${index}.txt`)
    await expect(findLayout(folderWith(...many), 'test')).rejects.toMatchObject({
      message: expect.stringContaining('7.txt, …;'),
    })
  })

  it('refuses a config that is in the folder and in its data', async () => {
    await expect(findLayout(folderWith('en/test.jsonl', 'data/en/test.jsonl'), 'test')).rejects.toMatchObject(
      {
        code: 'UNSUPPORTED_FORMAT',
      },
    )
  })
})
