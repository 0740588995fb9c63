import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { readingDisplay } from './reading-progress.js'

function displayOn(isTTY: boolean) {
  const stream = Object.assign(new PassThrough(), { isTTY, columns: 40 })
  const display = readingDisplay(stream as unknown as NodeJS.WriteStream)
  return { display, text: () => String(stream.read() ?? '') }
}

describe('readingDisplay', () => {
  it('writes one line over and over on a terminal, and clears it', () => {
    const { display, text } = displayOn(true)
    display.update({ file: 'a/samples.jsonl', bytes: 0, total: 200 })
    display.update({ file: 'a/samples.jsonl', bytes: 1, total: 200 }) // still 0 %
    display.update({ file: 'a/samples.jsonl', bytes: 100, total: 200 })
    display.stop()
    display.update({ file: 'a/samples.jsonl', bytes: 200, total: 200 })
    expect(text()).toBe(
      '\r\u001b[Kreading 0 % of samples.jsonl\r\u001b[Kreading 50 % of samples.jsonl\r\u001b[K',
    )
  })

  it('is cut to the width of the terminal, after the percentage', () => {
    const { display, text } = displayOn(true)
    display.update({ file: 'x'.repeat(99), bytes: 1, total: 1 })
    const line = text()
    expect(line).toHaveLength(4 + 39)
    expect(line).toContain('reading 100 % of xxx')
  })

  it('writes nothing elsewhere', () => {
    const { display, text } = displayOn(false)
    display.update({ file: 'a', bytes: 1, total: 1 })
    display.stop()
    expect(text()).toBe('')
  })
})
