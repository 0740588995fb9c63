import { describe, expect, it } from 'vitest'
import { languagePairs, pairValue } from './pair-value.js'

describe('languagePairs', () => {
  it('pairs each language with all later ones', () => {
    expect(languagePairs(['en', 'de', 'pt-BR'])).toEqual([
      { a: 'en', b: 'de' },
      { a: 'en', b: 'pt-BR' },
      { a: 'de', b: 'pt-BR' },
    ])
  })
})

describe('pairValue', () => {
  it('finds a pair in both orders', () => {
    const pairwise = { 'en-pt-BR': 0.5 }
    expect(pairValue(pairwise, { a: 'en', b: 'pt-BR' })).toBe(0.5)
    expect(pairValue(pairwise, { a: 'pt-BR', b: 'en' })).toBe(0.5)
  })

  it('keeps 0 apart from missing', () => {
    expect(pairValue({ 'en-de': 0 }, { a: 'de', b: 'en' })).toBe(0)
    expect(pairValue({}, { a: 'en', b: 'de' })).toBeUndefined()
  })
})
