import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createStringPool, floatColumn, intColumn } from './columns.js'

describe('columns', () => {
  it('hold more than their first room', () => {
    const column = intColumn()
    for (let value = 0; value < 5000; value++) column.push(value)
    column.set(4999, -7)
    expect([column.length, column.get(0), column.get(2500), column.get(4999)]).toEqual([5000, 0, 2500, -7])
  })

  it('keep doubles as they are', () => {
    const column = floatColumn()
    for (const value of [0.1, -0, Number.NaN, -Infinity]) column.push(value)
    expect([0, 1, 2, 3].map((index) => column.get(index))).toEqual([0.1, -0, Number.NaN, -Infinity])
  })
})

describe('createStringPool', () => {
  it('gives equal strings one number, and the string back', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (texts) => {
        const pool = createStringPool()
        const indices = texts.map((text) => pool.indexOf(text))
        expect(indices.map((index) => pool.text(index))).toEqual(texts)
        expect(texts.map((text) => pool.find(text))).toEqual(indices)
        expect(pool.size).toBe(new Set(texts).size)
      }),
    )
  })
})
