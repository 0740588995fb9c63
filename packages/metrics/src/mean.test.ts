import { describe, expect, it } from 'vitest'
import { meanByLanguage, meanOf } from './mean.js'

describe('meanOf', () => {
  it('sums in order and divides once', () => {
    expect(meanOf([1, 2, 6])).toBe(3)
    expect(meanOf([0.1, 0.2, 0.3])).toBe((0.1 + 0.2 + 0.3) / 3)
    expect(meanOf(Float64Array.of(0.5))).toBe(0.5)
  })
})

describe('meanByLanguage', () => {
  it('weighs languages alike, in their order', () => {
    const found = meanByLanguage(['sw', 'en'], (language) => (language === 'en' ? 1 : 0.5))
    expect(found).toEqual({ mean: 0.75, byLanguage: { sw: 0.5, en: 1 } })
    expect(Object.keys(found.byLanguage)).toEqual(['sw', 'en'])
  })
})
