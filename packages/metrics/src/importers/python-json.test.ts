import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parsePythonJson } from './python-json.js'

describe('parsePythonJson', () => {
  it('reads the numbers that JSON does not have, and leaves texts alone', () => {
    expect(parsePythonJson('{"a": NaN, "b": [-Infinity, Infinity], "c": "NaN \\" Infinity"}')).toEqual({
      a: Number.NaN,
      b: [-Infinity, Infinity],
      c: 'NaN " Infinity',
    })
  })

  it.each(['', '{', '[1,]', 'nan', '{"a": -NaNa}', '{"a": NaN, "b'])('takes %s for no JSON', (text) => {
    expect(parsePythonJson(text)).toBeUndefined()
  })

  it('reads a string of any length, and gives up one that never ends in time', () => {
    const long = `${'x'.repeat(2e7)}\\"`
    expect(parsePythonJson(`[NaN, "${long}"]`)).toEqual([Number.NaN, JSON.parse(`"${long}"`)])
    // with a start at each of its quotes this would be 10¹¹ steps
    expect(parsePythonJson(`[NaN, "${'\\"'.repeat(3e5)}`)).toBeUndefined()
  })
})

describe('parsePythonJson (properties)', () => {
  it('is JSON.parse on JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value)
        expect(parsePythonJson(text)).toEqual(JSON.parse(text))
      }),
    )
  })
})
