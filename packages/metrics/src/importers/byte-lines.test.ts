import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emptyFolder, fileOf } from '../../test/files.js'
import { refusal } from '../../test/scores.js'
import { eachByteLine } from './byte-lines.js'

async function linesOf(
  content: string | Uint8Array,
): Promise<[text: string, number: number, ended: string][]> {
  const lines: [string, number, string][] = []
  await eachByteLine(await fileOf('lines', content), ({ bytes, start, end, number, ended }) => {
    lines.push([bytes.toString('utf8', start, end), number, ended])
  })
  return lines
}

describe('eachByteLine', () => {
  it('numbers lines, skips blank ones, and says which has no newline', async () => {
    expect(await linesOf('\ufeffé\r\n\n  \nab\ncd')).toEqual([
      ['é', 1, 'by newline'],
      ['ab', 4, 'by newline'],
      ['cd', 5, 'by end of file'],
    ])
    expect(await linesOf('')).toEqual([])
  })

  it('reports its progress, and stops when told', async () => {
    const path = await fileOf('lines', 'a\nb\n')
    const progress: unknown[] = []
    await eachByteLine(path, () => {}, { onProgress: (at) => progress.push(at) })
    expect(progress).toEqual([{ file: path, bytes: 4, total: 4 }])
    const stop = new AbortController()
    const reading = () => eachByteLine(path, () => stop.abort(), { signal: stop.signal })
    expect(await refusal(reading)).toMatch(/^ABORTED/)
  })

  it('names what is no file', async () => {
    expect(await refusal(() => eachByteLine('no/such/file', () => {}))).toMatch(
      /^FILE_NOT_FOUND: .*no such file/,
    )
    const folder = await emptyFolder()
    expect(await refusal(() => eachByteLine(folder, () => {}))).toMatch(/^FILE_NOT_FOUND: .*is a folder/)
  })
})

describe('eachByteLine (properties)', () => {
  it('gives back what was written, however long the lines are', async () => {
    const line = fc.oneof(
      fc.string({ unit: 'grapheme' }).map((text) => `x${text.replaceAll(/[\r\n]/g, '')}`),
      fc.integer({ min: 4_000_000, max: 4_500_000 }).map((length) => 'ж'.repeat(length)), // longer than the buffer
    )
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 4 }), async (texts) => {
        const lines = await linesOf(texts.map((text) => `${text}\n`).join(''))
        expect(lines.map(([text]) => text)).toEqual(texts)
      }),
      { numRuns: 10 },
    )
  })
})
