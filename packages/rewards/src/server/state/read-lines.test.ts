import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { readLines } from './read-lines.js'

const folder = mkdtempSync(join(tmpdir(), 'polyfact-'))
afterAll(() => rmSync(folder, { recursive: true }))

function linesOf(text: string) {
  const path = join(folder, 'lines')
  writeFileSync(path, text)
  const file = openSync(path, 'r')
  const lines = [...readLines(file)]
  closeSync(file)
  return lines
}

describe('readLines', () => {
  it('gives the lines that end, and where the next begins', () => {
    expect(linesOf('ab\n达\n\ncut')).toEqual([
      { text: 'ab', endsAt: 3 },
      { text: '达', endsAt: 7 },
      { text: '', endsAt: 8 },
    ])
    expect(linesOf('')).toEqual([])
  })

  it('reads lines longer than it reads at once', () => {
    const long = 'ড'.repeat(1_000_000)
    expect(linesOf(`a${long}\nb\n`).map(({ text }) => text.length)).toEqual([1_000_001, 1])
  })
})

describe('readLines (properties)', () => {
  it('gives back what was joined', () => {
    const lines = fc.array(fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\n', ' ')))
    fc.assert(
      fc.property(lines, (texts) => {
        expect(linesOf(texts.map((text) => `${text}\n`).join('')).map(({ text }) => text)).toEqual(texts)
      }),
    )
  })
})
