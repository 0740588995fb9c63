import { writeFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { all, temporaryFolder } from '../../test/facts.js'
import { readJsonLines } from './json-lines.js'

function read(content: string | Uint8Array) {
  const file = path.join(temporaryFolder(), 'test.jsonl')
  writeFileSync(file, content)
  return all(readJsonLines(file))
}

const corrupt = (line: number, fault: string) => ({
  code: 'FILE_CORRUPT',
  details: { line, file: expect.any(String) },
  message: expect.stringMatching(new RegExp(`test\\.jsonl line ${line}: .*${fault}`)),
})

describe('readJsonLines', () => {
  it('counts lines from 1 and passes over empty ones', async () => {
    expect(await read('{"a":1}\n\n  \r\n[2]\r\n3')).toEqual([
      { line: 1, value: { a: 1 } },
      { line: 4, value: [2] },
      { line: 5, value: 3 },
    ])
    expect(await read('')).toEqual([])
  })

  it('tolerates a byte order mark', async () => {
    expect(await read('\ufeff{"a":1}\n')).toEqual([{ line: 1, value: { a: 1 } }])
  })

  it('breaks lines at line feeds only', async () => {
    expect(await read('"a\u2028b\u0085c"\n')).toEqual([{ line: 1, value: 'a\u2028b\u0085c' }])
  })

  it('joins lines that span the chunks of the file', async () => {
    const long = 'é'.repeat(100_000) // 200 kB, chunks have 64 KiB and end inside a character
    expect(await read(`"a${long}"\n"${long}"\n1\n`)).toEqual([
      { line: 1, value: `a${long}` },
      { line: 2, value: long },
      { line: 3, value: 1 },
    ])
  })

  it('names the line that is no JSON', async () => {
    await expect(read('1\n\n{"a":}\n2\n')).rejects.toMatchObject(corrupt(3, 'it is no JSON'))
  })

  it('says that the last line is cut off', async () => {
    await expect(read('{"a":1}\n{"a":')).rejects.toMatchObject(corrupt(2, 'it is cut off'))
  })

  it('names the line that is no UTF-8', async () => {
    await expect(
      read(Buffer.concat([Buffer.from('1\n"'), Buffer.from([0xff]), Buffer.from('"\n')])),
    ).rejects.toMatchObject(corrupt(2, 'it is no UTF-8'))
  })

  it('refuses a line that would fill the memory', async () => {
    await expect(read(`1\n"${'a'.repeat(17 * 2 ** 20)}`)).rejects.toMatchObject(
      corrupt(2, 'longer than 16777216 bytes'),
    )
  })
})

describe('readJsonLines (properties)', () => {
  it('reads back what was written', async () => {
    const folder = temporaryFolder()
    const values = fc.array(fc.jsonValue({ maxDepth: 2 }), { maxLength: 5 })
    await fc.assert(
      fc.asyncProperty(values, fc.constantFrom('\n', '\r\n'), async (list, lineBreak) => {
        const file = path.join(folder, 'test.jsonl')
        writeFileSync(file, list.map((value) => `${JSON.stringify(value)}${lineBreak}`).join(''))
        const read = await all(readJsonLines(file))
        expect(read.map(({ value }) => JSON.stringify(value))).toEqual(
          list.map((value) => JSON.stringify(value)),
        )
        expect(read.map(({ line }) => line)).toEqual(list.map((_, index) => index + 1))
      }),
    )
  })
})
