import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EntityId, PropertyId } from './ids.js'

describe('EntityId', () => {
  it.each(['Q1', 'Q142', 'iso4217:CHF', 'm49:150', 'bcp47:pt-BR', 'un.m49:001'])('takes %s', (id) => {
    expect(EntityId.parse(id)).toBe(id)
  })

  it.each([
    '',
    'Q',
    'Q0',
    'Q01',
    'q142',
    'P36',
    'France',
    ':CHF',
    'iso4217:',
    'ISO:CHF',
    'a:b c',
    'a:b|c',
    ' Q1',
  ])('refuses %j', (id) => {
    expect(EntityId.safeParse(id).success).toBe(false)
  })
})

describe('PropertyId', () => {
  it.each(['P30', 'P1412', 'polyfact:capital'])('takes %s', (id) => expect(PropertyId.parse(id)).toBe(id))
  it.each(['', 'P', 'P0', 'Q30', 'p30', 'capital'])('refuses %j', (id) => {
    expect(PropertyId.safeParse(id).success).toBe(false)
  })
})

describe('EntityId (properties)', () => {
  it('never holds the "|" that joins the ids of a fact, nor a space', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        if (EntityId.safeParse(`x:${text}`).success) expect(text).not.toMatch(/[\s|]/)
      }),
    )
  })
})
