import { describe, expect, it } from 'vitest'
import { createVerification, joinPath, type TreeKeys } from './verification.js'

function compared(stored: unknown, computed: unknown, keys: TreeKeys) {
  const writer = createVerification('paper', ['x.json'])
  writer.compareTree('part', stored, computed, keys)
  return writer.verification
}

describe('createVerification', () => {
  it('compares to the last bit, or within what is allowed', () => {
    const writer = createVerification('paper', ['x.json'])
    writer.compare('a', 0.1 + 0.2, 0.3)
    writer.compare('b', 0.1 + 0.2, 0.3, 1e-15)
    writer.compare('c', [1, 2], [1, 2])
    writer.read(2)
    expect(writer.verification).toEqual({
      format: 'paper',
      files: ['x.json'],
      records: 2,
      checked: 3,
      differences: [{ path: 'a', stored: 0.1 + 0.2, computed: 0.3 }],
      unchecked: [],
      notices: [],
    })
  })

  it('asks of a map that it has the same keys', () => {
    expect(compared({ a: 1, b: [2, 3] }, { b: [2, 4], c: 5 }, 'map').differences).toEqual([
      { path: 'part.a', stored: 1, computed: undefined },
      { path: 'part.b.1', stored: 3, computed: 4 },
      { path: 'part.c', stored: undefined, computed: 5 },
    ])
  })

  it('does not look for fields that are not stored, and leaves those that are not computed', () => {
    expect(compared({ a: 1, odd: 2 }, { a: 1, later: 3 }, 'fields')).toMatchObject({
      checked: 1,
      differences: [],
      unchecked: [{ path: 'part.odd', reason: 'nothing is known of how it is computed' }],
    })
    expect(compared({ odd: 2 }, {}, 'our fields').differences).toEqual([
      { path: 'part.odd', stored: 2, computed: undefined },
    ])
    expect(compared({ map: { a: 1 } }, { map: {} }, 'fields').differences).toHaveLength(1)
  })

  it('compares a part with what is none as a whole', () => {
    expect(compared(null, { a: 1 }, 'fields').differences).toEqual([
      { path: 'part', stored: null, computed: { a: 1 } },
    ])
  })

  it('says a reason and a sentence once', () => {
    const { leave, notice, verification } = createVerification('klar', [])
    for (let twice = 0; twice < 2; twice++) {
      leave('a', 'reason')
      notice('sentence')
    }
    expect(verification).toMatchObject({
      unchecked: [{ path: 'a', reason: 'reason' }],
      notices: ['sentence'],
    })
  })
})

describe('joinPath', () => {
  it('puts keys with dots or brackets in brackets', () => {
    expect(joinPath('', 'rankc')).toBe('rankc')
    expect(joinPath('predictions', 'Q1|P2|Q3')).toBe('predictions.Q1|P2|Q3')
    expect(joinPath('predictions', 'a.b')).toBe('predictions["a.b"]')
  })
})
