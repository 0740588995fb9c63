import { describe, expect, it } from 'vitest'
import { stripWhiteSpace } from './white-space.js'

describe('stripWhiteSpace', () => {
  it('strips what Python strips and trim does not', () => {
    expect(stripWhiteSpace('\x1c\x1f\x85 a b\u00a0\u3000\n')).toBe('a b')
    expect('\x1ca'.trim()).toBe('\x1ca')
  })

  it('keeps what trim strips and Python does not', () => {
    expect(stripWhiteSpace('\ufeffa\u200b')).toBe('\ufeffa\u200b')
    expect('\ufeffa'.trim()).toBe('a')
  })

  it('leaves nothing of what is blank', () => {
    expect(stripWhiteSpace('')).toBe('')
    expect(stripWhiteSpace(' \t\n')).toBe('')
  })

  it('takes a long run of blanks within a text in time linear in it', () => {
    const text = `a${' '.repeat(1_000_000)}b`
    expect(stripWhiteSpace(text)).toBe(text)
  })
})
