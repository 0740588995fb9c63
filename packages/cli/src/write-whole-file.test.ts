import { mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { emptyFolder } from '../test/records.js'
import { writeWholeFile } from './write-whole-file.js'

it('replaces a file and leaves nothing beside it', async () => {
  const folder = await emptyFolder()
  await writeWholeFile(join(folder, 'a'), 'one')
  await writeWholeFile(join(folder, 'a'), 'two')
  expect(await readFile(join(folder, 'a'), 'utf8')).toBe('two')
  expect(await readdir(folder)).toEqual(['a'])
})

it('leaves the file as it was when it cannot write the new one', async () => {
  const folder = await emptyFolder()
  await writeWholeFile(join(folder, 'a'), 'one')
  await mkdir(join(folder, 'a.unfinished')) // a folder cannot be written to
  await expect(writeWholeFile(join(folder, 'a'), 'two')).rejects.toThrow()
  expect(await readFile(join(folder, 'a'), 'utf8')).toBe('one')
})
