import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { emptyFolder, fileOf } from '../../test/files.js'
import { refusal } from '../../test/scores.js'
import { parseAs, readJson } from './read-json.js'

const read = async (text: string | Uint8Array) => readJson(await fileOf('results.json', text))

describe('readJson', () => {
  it('reads one value and says when it is read', async () => {
    const path = await fileOf('results.json', '{"é": 1}')
    const progress: unknown[] = []
    expect(await readJson(path, { onProgress: (now) => progress.push(now) })).toEqual({ é: 1 })
    expect(progress).toEqual([{ file: path, bytes: 9, total: 9 }])
  })

  it.each([
    ['an empty file', ' \n', /^EMPTY_INPUT: .*results\.json: found an empty file;/],
    ['a file that was cut off', '{"a": {"b": [1,', /^FILE_CORRUPT: .*: the file was cut off before its end;/],
    ['a file cut off in a string', '{"a": "b', /^FILE_CORRUPT: .*: the file was cut off before its end;/],
    ['another text', 'a,b\n1,2\n', /^FILE_CORRUPT: .*: found "a,b\\n1,2"; one complete JSON value/],
    ['lines of JSON', '{"a": 1}\n{"a": 2}\n', /^FILE_CORRUPT: .*; one complete JSON value is expected$/],
    ['text in UTF-16', Buffer.from('\ufeff{}', 'utf16le'), /^UNSUPPORTED_FORMAT: .*: found text in UTF-16;/],
    ['a key twice', '{"f": {"en": 1, "en": 2}}', /^DUPLICATE_ID: .*: found f\.en twice;/],
  ])('refuses %s', async (_, text, message) => {
    expect(await refusal(() => read(text))).toMatch(message)
  })

  it('reads the numbers of Python as themselves, leaves texts alone, and skips a byte order mark', async () => {
    expect(await read('\ufeff{"acc": NaN, "min": -Infinity, "a\\"NaN": "x, NaN, y"}')).toEqual({
      acc: Number.NaN,
      min: -Infinity,
      'a"NaN': 'x, NaN, y',
    })
  })

  it('refuses what is no file', async () => {
    expect(await refusal(() => readJson('no/such.json'))).toBe(
      'FILE_NOT_FOUND: no/such.json: no such file; a file of results is expected',
    )
    const folder = await emptyFolder()
    expect(await refusal(() => readJson(folder))).toMatch(/^FILE_NOT_FOUND: .*: is a folder;/)
  })

  it('stops when it is told', async () => {
    const signal = AbortSignal.abort()
    expect(await refusal(async () => readJson(await fileOf('a.json', '{}'), { signal }))).toMatch(
      /^ABORTED: /,
    )
  })
})

describe('parseAs', () => {
  it('names the field that is not as the format says, and tells numbers that are not finite', async () => {
    const schema = z.object({ scores: z.array(z.number()), text: z.string() })
    const parsed = (text: string) => refusal(async () => parseAs(schema, await read(text), 'a.json'))
    expect(await parsed('{"scores": [NaN, -1], "text": ""}')).toBe(
      'NOT_FINITE: a.json: scores.0: found NaN; expected number',
    )
    expect(await parsed('{"scores": [\n-1,\n-Infinity\n], "text": ""}')).toMatch(
      /^NOT_FINITE: a\.json: scores\.1: found -Infinity; expected /,
    )
    expect(await parsed('{"scores": [1], "text": NaN}')).toMatch(/^NOT_FINITE: a\.json: text: found NaN; /)
    expect(await parsed('{"scores": ["NaN"], "text": ""}')).toMatch(/^INVALID_INPUT: a\.json: scores\.0: /)
  })
})
