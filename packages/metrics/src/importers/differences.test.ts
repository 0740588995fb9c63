import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { differences } from './differences.js'

describe('differences', () => {
  it('gives the path and both values, or that one is absent', () => {
    expect(
      differences({ model: { id: 'a', revision: 'x' }, limit: 3 }, { model: { id: 'a', revision: 'y' } }),
    ).toEqual([
      { path: 'model.revision', a: '"x"', b: '"y"' },
      { path: 'limit', a: '3', b: 'absent' },
    ])
  })

  it('compares arrays as a whole', () => {
    expect(differences({ languages: ['en', 'sw'] }, { languages: ['sw', 'en'] })).toEqual([
      { path: 'languages', a: '["en","sw"]', b: '["sw","en"]' },
    ])
  })
})

describe('differences (properties)', () => {
  it('is empty exactly for a value and its copy', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        expect(differences(a, structuredClone(a))).toEqual([])
        expect(differences(a, b).length).toBe(differences(b, a).length)
      }),
    )
  })
})
