import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { all, emptyFolder, fileOf } from '../../test/files.js'
import { type Line, readLines } from './read-lines.js'

async function linesOf(bytes: string | Uint8Array): Promise<Line[]> {
  return all(readLines(await fileOf('lines', bytes)))
}

describe('readLines', () => {
  it('says where each line ends in bytes, and which was cut off', async () => {
    // "é" is two bytes: 2 + newline = 3, then "ab" without newline ends at 5
    expect(await linesOf('é\nab')).toEqual([
      { text: 'é', number: 1, end: 3, ended: 'by newline' },
      { text: 'ab', number: 2, end: 5, ended: 'by end of file' },
    ])
  })

  it('leaves out a byte order mark, and counts its bytes', async () => {
    expect(await linesOf('\ufeffa\n')).toEqual([{ text: 'a', number: 1, end: 5, ended: 'by newline' }])
  })

  it('looks at each byte of a long line once', async () => {
    // again for every chunk of 64 KiB, this would be 10¹⁰ bytes
    const [line] = await linesOf(Buffer.alloc(4e7, 'x'))
    expect(line?.end).toBe(4e7)
  })

  it('has no line in an empty file', async () => {
    expect(await linesOf('')).toEqual([])
  })

  it('names a file that is not there', async () => {
    await expect(readLines('no/such/file').next()).rejects.toMatchObject({
      code: 'FILE_NOT_FOUND',
      message: 'no/such/file: no such file; a file of results is expected',
    })
    const folder = await emptyFolder()
    await expect(readLines(folder).next()).rejects.toMatchObject({
      code: 'FILE_NOT_FOUND',
      message: `${folder}: is a folder; a file of results is expected`,
    })
  })
})

describe('readLines (properties)', () => {
  it('gives back what was written, however long the lines are', async () => {
    const line = fc.oneof(
      fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\n', '')),
      fc.integer({ min: 60_000, max: 70_000 }).map((length) => 'ж'.repeat(length)), // longer than a chunk of the stream
    )
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 6 }), async (texts) => {
        const lines = await linesOf(texts.map((text) => `${text}\n`).join(''))
        expect(lines.map(({ text }) => text)).toEqual(texts)
        expect(lines.at(-1)?.end ?? 0).toBe(texts.reduce((sum, text) => sum + Buffer.byteLength(text) + 1, 0))
      }),
      { numRuns: 30 },
    )
  })
})
