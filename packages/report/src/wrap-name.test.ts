import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wrapName } from './wrap-name.js'

describe('wrapName', () => {
  it('leaves what fits', () => {
    expect(wrapName('Qwen', 4)).toEqual(['Qwen'])
    expect(wrapName('', 4)).toEqual([''])
  })

  it('breaks after a slash, hyphen, underscore or space', () => {
    expect(wrapName('meta-llama/Llama-3.1-8B', 16)).toEqual(['meta-llama/', 'Llama-3.1-8B'])
    expect(wrapName('RankC: a_b', 8)).toEqual(['RankC: ', 'a_b'])
  })

  it('breaks a word that is too long by itself', () => {
    expect(wrapName('abcdefgh', 3)).toEqual(['abc', 'def', 'gh'])
  })
})

describe('wrapName (properties)', () => {
  it('keeps every letter, in lines that are short enough', () => {
    const name = fc.string({ unit: fc.constantFrom('a', 'é', '漢', '😀', '/', '-', ' '), maxLength: 60 })
    fc.assert(
      fc.property(name, fc.integer({ min: 1, max: 20 }), (text, letters) => {
        const lines = wrapName(text, letters)
        expect(lines.join('')).toBe(text)
        for (const line of lines) expect([...line].length).toBeLessThanOrEqual(letters)
        if (text !== '') expect(lines).not.toContain('')
      }),
    )
  })
})
