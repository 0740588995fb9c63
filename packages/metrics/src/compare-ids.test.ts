import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareIds } from './compare-ids.js'

describe('compareIds', () => {
  it('compares digits as numbers and the rest by code unit', () => {
    const ordered = [
      '', '9', '10', 'Q9', 'Q10', 'Q10a', 'Q10b', 'Q100', 'iso4217:CHF', 'iso4217:EUR', 'option:2', 'option:10', 'é',
    ] // biome-ignore format: one list
    expect([...ordered].reverse().sort(compareIds)).toEqual(ordered)
  })

  it('keeps apart ids that differ by leading zeros only, after everything else', () => {
    const ordered = ['Q0', 'Q00', 'Q01', 'Q1', 'Q01a', 'Q1a']
    expect([...ordered].reverse().sort(compareIds)).toEqual(ordered)
  })

  it('compares more digits than a double holds', () => {
    expect(compareIds('Q90071992547409931', 'Q90071992547409930')).toBeGreaterThan(0)
  })
})

describe('compareIds (properties)', () => {
  const id = fc.stringMatching(/^[Qa:.]{0,2}[0-9]{0,3}[Qa:.]{0,2}[0-9]{0,2}$/)

  it('is a total order: antisymmetric, transitive, and 0 for equal ids only', () => {
    fc.assert(
      fc.property(id, id, id, (a, b, c) => {
        expect(Math.sign(compareIds(a, b))).toBe(0 - Math.sign(compareIds(b, a)))
        expect(compareIds(a, b) === 0).toBe(a === b)
        if (compareIds(a, b) <= 0 && compareIds(b, c) <= 0) expect(compareIds(a, c)).toBeLessThanOrEqual(0)
      }),
    )
  })

  it('orders numbered ids as their numbers', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (a, b) => {
        expect(Math.sign(compareIds(`option:${a}`, `option:${b}`))).toBe(Math.sign(a - b))
      }),
    )
  })
})
