import { mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { emptyFolder } from '../test/records.js'
import { wholeFile, writeWholeFile } from './write-whole-file.js'

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

it('removes what could not be finished', async () => {
  const folder = await emptyFolder()
  const half = wholeFile(join(folder, 'a'), async (unfinished) => {
    await writeWholeFile(unfinished, 'half')
    throw new Error('stopped')
  })
  await expect(half).rejects.toThrow('stopped')
  expect(await readdir(folder)).toEqual([])
})

it('says where no file can be', async () => {
  const folder = await emptyFolder()
  await expect(writeWholeFile(join(folder, 'no', 'a'), 'one')).rejects.toMatchObject({
    code: 'FILE_NOT_FOUND',
    message: `${join(folder, 'no', 'a')}: there is no folder ${join(folder, 'no')} to write it in`,
  })
  await mkdir(join(folder, 'b'))
  await expect(writeWholeFile(join(folder, 'b'), 'one')).rejects.toMatchObject({
    code: 'INVALID_INPUT',
    message: `${join(folder, 'b')} is a folder; a file to write is expected`,
  })
  expect(await readdir(folder)).toEqual(['b'])
})
