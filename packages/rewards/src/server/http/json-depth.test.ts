import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isDeeperThan } from './json-depth.js'

/** By its definition. */
const depthOf = (value: unknown): number =>
  typeof value === 'object' && value !== null
    ? 1 + Math.max(0, ...Object.values(value).map((one) => depthOf(one)))
    : 0

describe('isDeeperThan', () => {
  it('counts arrays and objects within each other, not beside each other', () => {
    const value = [{ a: [1] }, [], {}] // array, object, array
    expect([isDeeperThan(value, 3), isDeeperThan(value, 2)]).toEqual([false, true])
    for (const flat of [7, null, '[[']) expect(isDeeperThan(flat, 0)).toBe(false)
  })

  it('goes no deeper than it is asked', () => {
    const deep: unknown = JSON.parse('['.repeat(1_000_000) + ']'.repeat(1_000_000))
    expect(isDeeperThan(deep, 200)).toBe(true)
  })
})

describe('isDeeperThan (properties)', () => {
  it('equals the definition', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.nat(8), (value, levels) => {
        expect(isDeeperThan(value, levels)).toBe(depthOf(value) > levels)
      }),
    )
  })
})
