import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isDeeperThan } from './json-depth.js'

const bytes = (text: string) => Buffer.from(text)
/** By its definition. */
const depthOf = (value: unknown): number =>
  typeof value === 'object' && value !== null
    ? 1 + Math.max(0, ...Object.values(value).map((one) => depthOf(one)))
    : 0

describe('isDeeperThan', () => {
  it('counts arrays and objects within each other, not beside each other', () => {
    const json = bytes('[{"a":[1]},[],{}]') // array, object, array
    expect([isDeeperThan(json, 3), isDeeperThan(json, 2)]).toEqual([false, true])
    expect(isDeeperThan(bytes('7'), 0)).toBe(false)
  })

  it('counts no brackets of texts, whatever they escape', () => {
    const json = bytes(JSON.stringify({ '[[[\\': '"[{\\"[', b: '\\' }))
    expect([isDeeperThan(json, 1), isDeeperThan(json, 0)]).toEqual([false, true])
  })

  it('ends with text that is no JSON', () => {
    for (const text of ['"\\', ']]]', '{"a', '[[[[']) expect(isDeeperThan(bytes(text), 4)).toBe(false)
  })
})

describe('isDeeperThan (properties)', () => {
  it('equals the definition', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.nat(8), (value, levels) => {
        expect(isDeeperThan(bytes(JSON.stringify(value)), levels)).toBe(depthOf(value) > levels)
      }),
    )
  })
})
