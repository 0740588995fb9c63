import { describe, expect, it } from 'vitest'
import { isSharedWithPolyFact, KLAR_PROPERTIES, klarProperty } from './klar-relations.js'

describe('KLAR_PROPERTIES', () => {
  it('has the twenty relations, each another property', () => {
    const properties = Object.values(KLAR_PROPERTIES)
    expect(properties).toHaveLength(20)
    expect(new Set(properties).size).toBe(20)
  })
})

describe('klarProperty', () => {
  it('is the property, or the name of what is no relation of KLAR', () => {
    expect(klarProperty('capital')).toBe('P36')
    expect(klarProperty('constructor')).toBe('constructor')
  })
})

describe('isSharedWithPolyFact', () => {
  it('is true of the eight relations that PolyFact has', () => {
    expect(Object.keys(KLAR_PROPERTIES).filter(isSharedWithPolyFact)).toEqual([
      'continent',
      'country_of_citizenship',
      'developer',
      'language_of_work_or_name',
      'manufacturer',
      'official_language',
      'place_of_birth',
      'place_of_death',
    ])
    expect(isSharedWithPolyFact('spouse')).toBe(false)
  })
})
