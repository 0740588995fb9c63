import { describe, expect, it } from 'vitest'
import { emptyFolder, fileOf } from '../../test/files.js'
import { refusal } from '../../test/scores.js'
import { openFile, openText } from './open-file.js'

describe('openText', () => {
  it('opens a file at its start, with a byte order mark of UTF-8 too', async () => {
    for (const text of ['', 'a', '\ufeffab']) {
      const file = await openText(await fileOf('scores.jsonl', text))
      expect(await file.readFile('utf8')).toBe(text)
      await file.close()
    }
  })

  it('says what is no text in UTF-8, and what to do', async () => {
    const opened = async (bytes: Uint8Array) => refusal(async () => openText(await fileOf('a', bytes)))
    expect(await opened(Buffer.from([0x1f, 0x8b, 8, 0]))).toMatch(
      /^UNSUPPORTED_FORMAT: .*a: found a file that gzip compressed; decompress it first$/,
    )
    const utf16 = Buffer.from('\ufefffact', 'utf16le')
    for (const bytes of [utf16, Buffer.from(utf16).swap16()]) {
      expect(await opened(bytes)).toMatch(/^UNSUPPORTED_FORMAT: .*a: found text in UTF-16; save it in UTF-8$/)
    }
  })
})

describe('openFile', () => {
  it('names what is no file', async () => {
    const expected = 'a file of results is expected'
    expect(await refusal(() => openFile('no/such'))).toBe(
      `FILE_NOT_FOUND: no/such: no such file; ${expected}`,
    )
    const folder = await emptyFolder()
    expect(await refusal(() => openFile(folder))).toBe(`FILE_NOT_FOUND: ${folder}: is a folder; ${expected}`)
  })
})
