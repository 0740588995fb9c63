import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../../test/facts.js'
import { splitFilesOf } from './split-files.js'

function filesNamed(...names: string[]) {
  const folder = temporaryFolder()
  for (const name of names) writeFileSync(path.join(folder, name), '')
  mkdirSync(path.join(folder, 'train.parquet')) // a folder is no file, whatever its name
  const found = splitFilesOf(folder, readdirSync(folder, { withFileTypes: true }))
  return Object.fromEntries(
    [...found].map(([split, { format, paths }]) => [
      split,
      [format, ...paths.map((file) => path.relative(folder, file))],
    ]),
  )
}

describe('splitFilesOf', () => {
  it('finds plain files of both formats and passes over all else', () => {
    expect(filesNamed('test.parquet', 'validation.jsonl', 'README.md', 'other.parquet', 'test.json')).toEqual(
      {
        test: ['parquet', 'test.parquet'],
        validation: ['jsonl', 'validation.jsonl'],
      },
    )
  })

  it("puts the Hub's shards in order", () => {
    expect(
      filesNamed(
        'test-00001-of-00002.parquet',
        'test-00000-of-00002.parquet',
        'validation-00000-of-00001.jsonl',
      ),
    ).toEqual({
      test: ['parquet', 'test-00000-of-00002.parquet', 'test-00001-of-00002.parquet'],
      validation: ['jsonl', 'validation-00000-of-00001.jsonl'],
    })
  })

  it('refuses a set of shards that is not complete', () => {
    expect(() => filesNamed('test-00000-of-00003.parquet', 'test-00002-of-00003.parquet')).toThrow(
      expect.objectContaining({
        code: 'FILE_NOT_FOUND',
        message: expect.stringContaining('2 of the 3 files'),
      }),
    )
  })

  it.each([
    ['test.parquet', 'test.jsonl'],
    ['test.parquet', 'test-00000-of-00001.parquet'],
    ['test-00000-of-00001.parquet', 'test-00000-of-00002.parquet', 'test-00001-of-00002.parquet'],
  ])('refuses a split that is there twice: %s and %s', (...names) => {
    expect(() => filesNamed(...names)).toThrow(expect.objectContaining({ code: 'UNSUPPORTED_FORMAT' }))
  })
})
