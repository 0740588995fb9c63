import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parsePythonJson } from './python-json.js'

describe('parsePythonJson', () => {
  it('reads the numbers that JSON does not have as strings, and leaves texts alone', () => {
    expect(parsePythonJson('{"a": NaN, "b": [-Infinity, Infinity], "c": "NaN \\" Infinity"}')).toEqual({
      a: 'NaN',
      b: ['-Infinity', 'Infinity'],
      c: 'NaN " Infinity',
    })
  })

  it.each(['', '{', '[1,]', 'nan', '{"a": -NaNa}'])('takes %s for no JSON', (text) => {
    expect(parsePythonJson(text)).toBeUndefined()
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
