import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { repeatedKey } from './repeated-key.js'

describe('repeatedKey', () => {
  it('gives the path of a key that one object has twice', () => {
    expect(repeatedKey('{"a": [{"b": 1}, {"b": 2, "c\\"": {}, "c\\"" : 3}]}')).toBe('a.c"')
    expect(repeatedKey('{"a": 1, "\\u0061": 2}')).toBe('a')
  })

  it('takes a key of two objects, and a value like a key, for no repetition', () => {
    expect(repeatedKey('{"a": {"b": "b"}, "b": ["b", "a:", "\\\\"]}')).toBeUndefined()
  })
})

describe('repeatedKey (properties)', () => {
  it('finds none in what JSON.stringify writes, and the one that is added', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue(), { minKeys: 1 }), (value) => {
        const text = JSON.stringify(value, null, 1)
        expect(repeatedKey(text)).toBeUndefined()
        const key = Object.keys(value)[0]!
        expect(repeatedKey(`${text.slice(0, -1)}, ${JSON.stringify(key)}: 0}`)).toBe(key)
      }),
    )
  })
})
