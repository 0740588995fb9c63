import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { all, temporaryFolder } from '../../test/facts.js'
import { fileChunks, unreadable } from './file-chunks.js'

describe('fileChunks', () => {
  it('brings all bytes, piece by piece', async () => {
    const file = path.join(temporaryFolder(), 'bytes')
    const bytes = Buffer.alloc(200_000, 'polyfact')
    writeFileSync(file, bytes)
    const chunks = await all(fileChunks(file))
    expect(chunks.length).toBeGreaterThan(1)
    expect(Buffer.concat(chunks).equals(bytes)).toBe(true)
  })

  it('names a file that is not there, or is a folder', async () => {
    const folder = temporaryFolder()
    mkdirSync(path.join(folder, 'test.jsonl'))
    for (const [name, reason] of [
      ['missing.jsonl', 'ENOENT'],
      ['test.jsonl', 'EISDIR'],
    ] as const) {
      await expect(all(fileChunks(path.join(folder, name)))).rejects.toMatchObject({
        code: 'FILE_NOT_FOUND',
        message: `${path.join(folder, name)} cannot be opened (${reason}); a file that can be read is expected`,
      })
    }
  })

  it.runIf(process.platform === 'linux')('closes the file when the caller stops', async () => {
    const file = path.join(temporaryFolder(), 'bytes')
    writeFileSync(file, Buffer.alloc(200_000))
    const open = () => readdirSync('/proc/self/fd').length
    const before = open()
    for (let round = 0; round < 20; round++) for await (const _ of fileChunks(file)) break
    expect(open()).toBeLessThan(before + 10)
  })
})

describe('unreadable', () => {
  it('keeps the cause', () => {
    const cause = new Error('broken')
    expect(unreadable('a', cause)).toMatchObject({ message: expect.stringContaining('broken'), cause })
  })
})
