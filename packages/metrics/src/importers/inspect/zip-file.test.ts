import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emptyFolder, fileOf } from '../../../test/files.js'
import { refusal } from '../../../test/scores.js'
import { zipOf } from '../../../test/zip.js'
import { openZip } from './zip-file.js'

async function readAll(bytes: Uint8Array): Promise<[string, string][]> {
  const zip = await openZip(await fileOf('log.eval', bytes))
  try {
    const texts = []
    for (const name of zip.names) texts.push([name, await zip.read(name)] as [string, string])
    return texts
  } finally {
    zip.close()
  }
}

describe('openZip', () => {
  it('takes the later of two entries with one name', async () => {
    const entries = [
      { name: 'header.json', text: 'old' },
      { name: 'header.json', text: 'new', method: 0 },
    ]
    expect(await readAll(zipOf(entries))).toEqual([['header.json', 'new']])
  })

  it.each([
    [93, 'zstandard'],
    [12, 'bzip2'],
    [77, 'compression 77'],
  ])('names the compression %i', async (method, name) => {
    expect(await refusal(() => readAll(zipOf([{ name: 'a', text: 'x', method }])))).toMatch(
      new RegExp(`^UNSUPPORTED_FORMAT: .*log\\.eval: a: found ${name}; .*inspect log convert --to json$`),
    )
  })

  it('refuses a file that was cut off, another file and other content than the file says', async () => {
    const zip = zipOf([{ name: 'a', text: 'x'.repeat(100) }])
    expect(await refusal(() => readAll(zip.subarray(0, 60)))).toMatch(/^FILE_CORRUPT: .*a whole zip file/)
    expect(await refusal(() => readAll(Buffer.from('{}')))).toMatch(/^FILE_CORRUPT: /)
    expect(await refusal(() => readAll(zipOf([{ name: 'a', text: 'x', crc: 1 }])))).toMatch(
      /^FILE_CORRUPT: .*another checksum/,
    )
    expect(await refusal(async () => (await openZip(await fileOf('x', zip))).read('b'))).toMatch(
      /^FILE_CORRUPT: .*x: b: not in the file/,
    )
    expect(await refusal(() => openZip('no/such.eval'))).toMatch(/^FILE_NOT_FOUND: no\/such\.eval: no such/)
    const folder = await emptyFolder()
    expect(await refusal(() => openZip(folder))).toMatch(/^FILE_NOT_FOUND: .*: is a folder;/)
  })

  it('says what to install where the reader is missing', async () => {
    const absent = async () => import('yauzl-that-is-not-there' as 'yauzl')
    expect(await refusal(() => openZip('a.eval', absent))).toBe(
      'DEPENDENCY_MISSING: a.eval: reading .eval logs needs the package yauzl; install it with: npm install yauzl',
    )
  })
})

describe('openZip (properties)', () => {
  it('gives back what was written', async () => {
    const entry = fc.record({
      name: fc.stringMatching(/^[a-z]{1,6}(\/[a-zé0-9 ]{1,6})?$/),
      text: fc.string({ unit: 'grapheme' }),
      method: fc.constantFrom(0, 8),
    })
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(entry, { selector: ({ name }) => name }), async (entries) => {
        expect(await readAll(zipOf(entries))).toEqual(entries.map(({ name, text }) => [name, text]))
      }),
      { numRuns: 30 },
    )
  })
})
