import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { all, fileOf } from '../../test/files.js'
import { refusal } from '../../test/scores.js'
import { csvParser, delimiterOf, readCsv } from './csv.js'

function parse(text: string, pieces = text.length || 1): { cells: readonly string[]; line: number }[] {
  const parser = csvParser('a.csv', delimiterOf(text.split('\n')[0]!))
  const parts = Array.from({ length: Math.ceil(text.length / pieces) }, (_, at) =>
    text.slice(at * pieces, (at + 1) * pieces),
  )
  return [...parts.flatMap((part) => parser.push(part)), ...parser.end()]
}

const cellsOf = (text: string, pieces?: number) => parse(text, pieces).map(({ cells }) => cells)

describe('csvParser', () => {
  it('reads quotes, delimiters and newlines inside cells, and rows of either ending', () => {
    const text = 'a,b\r\n"x, y","say ""hi"""\n"two\nlines",\n\n,"" \r\nlast,"cell"'.replace('"" ', '""')
    expect(parse(text)).toEqual([
      { cells: ['a', 'b'], line: 1 },
      { cells: ['x, y', 'say "hi"'], line: 2 },
      { cells: ['two\nlines', ''], line: 3 },
      { cells: ['', ''], line: 6 },
      { cells: ['last', 'cell'], line: 7 },
    ])
  })

  it('takes a quote for a letter where a cell does not begin with it', () => {
    expect(cellsOf('5" disk,b\r,c\r\n')).toEqual([['5" disk', 'b\r', 'c']])
  })

  it('names the line of a quote that is wrong', async () => {
    expect(await refusal(() => parse('a\n"b"c\n'))).toMatch(
      /^FILE_CORRUPT: a.csv line 2: found "c\\n" behind/,
    )
    expect(await refusal(() => parse('a\nb\n"c\nd'))).toMatch(
      /^FILE_CORRUPT: a.csv line 3: the row has a quote/,
    )
  })

  it('knows the delimiter by the heading', () => {
    expect([delimiterOf('a,b'), delimiterOf('a;b,c;d'), delimiterOf('a\tb,c'), delimiterOf('a')]).toEqual([
      ',',
      ';',
      '\t',
      ',',
    ])
  })
})

describe('csvParser (properties)', () => {
  it('gives back what was written, in pieces of any length', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', 'ж', ' ') })
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cell, cell), { minLength: 1 }),
        fc.integer({ min: 1, max: 9 }),
        (rows, pieces) => {
          const written = [['id', 'text'], ...rows]
          const quoted = written.map((cells) =>
            cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(','),
          )
          expect(cellsOf(`${quoted.join('\r\n')}\r\n`, pieces)).toEqual(written)
        },
      ),
    )
  })
})

describe('readCsv', () => {
  it('reads a file with a byte order mark, and refuses other encodings', async () => {
    expect(
      (await all(readCsv(await fileOf('a.csv', '\ufeffä;b\n1;2\n')))).flat().map(({ cells }) => cells),
    ).toEqual([
      ['ä', 'b'],
      ['1', '2'],
    ])
    const latin1 = await fileOf('b.csv', Buffer.from('fact,ä\n', 'latin1'))
    expect(await refusal(() => all(readCsv(latin1)))).toMatch(/^FILE_CORRUPT: .*no UTF-8/)
    expect(await all(readCsv(await fileOf('c.csv', '')))).toEqual([])
  })
})
