import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scanArray, scanObject, skipValue } from './json-bytes.js'

/** The fields of a JSON object as the scanner finds them, each parsed; undefined where it finds no object. */
function fieldsOf(json: string): unknown {
  const bytes = Buffer.from(json)
  const fields: [string, string][] = []
  const behind = scanObject(bytes, 0, bytes.length, (keyStart, keyEnd, start) => {
    const end = skipValue(bytes, start, bytes.length)
    if (end !== -1) fields.push([text(bytes, keyStart, keyEnd), text(bytes, start, end)])
    return end
  })
  if (behind === -1) return undefined
  return fields.map(([key, value]) => [JSON.parse(key), JSON.parse(value)])
}

function elementsOf(json: string): unknown {
  const bytes = Buffer.from(json)
  const elements: string[] = []
  const behind = scanArray(bytes, 0, bytes.length, (start) => {
    const end = skipValue(bytes, start, bytes.length)
    if (end !== -1) elements.push(text(bytes, start, end))
    return end
  })
  return behind === -1 ? undefined : elements.map((element) => JSON.parse(element))
}

const text = (bytes: Buffer, start: number, end: number): string => bytes.toString('utf8', start, end)

describe('scanObject', () => {
  it('finds the fields, whatever stands in their texts', () => {
    expect(fieldsOf('{"a":{"b":"}"},"c":["]\\"{",{}],"d":-1.5e+3,"e":"\\\\"}')).toEqual([
      ['a', { b: '}' }],
      ['c', [']"{', {}]],
      ['d', -1500],
      ['e', '\\'],
    ])
    expect(fieldsOf(' { } ')).toEqual([])
  })

  it('takes the numbers of Python for values', () => {
    const bytes = Buffer.from('{"a": NaN, "b": -Infinity}')
    const values: string[] = []
    scanObject(bytes, 0, bytes.length, (_keyStart, _keyEnd, start) => {
      const end = skipValue(bytes, start, bytes.length)
      values.push(bytes.toString('utf8', start, end))
      return end
    })
    expect(values).toEqual(['NaN', '-Infinity'])
  })

  it.each([
    '',
    '[]',
    '{',
    '{"a"',
    '{"a":',
    '{"a":1',
    '{"a":1,',
    '{"a" 1}',
    '{a:1}',
    '{"a":"b}',
    '{"a":[}',
    '{"a":1 2}',
  ])('finds none in %s', (text) => {
    expect(fieldsOf(text)).toBeUndefined()
  })
})

describe('scanObject (properties)', () => {
  it('finds in every JSON text what JSON.parse does', () => {
    const spaces = fc.constantFrom(undefined, 1, 4, '\t')
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue()), spaces, (object, space) => {
        const text = JSON.stringify(object, null, space)
        expect(fieldsOf(text)).toEqual(Object.entries(JSON.parse(text) as object))
      }),
    )
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), spaces, (array, space) => {
        const text = JSON.stringify(array, null, space)
        expect(elementsOf(text)).toEqual(JSON.parse(text))
      }),
    )
  })

  it('finds no object in a text that was cut off', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.nat(), (object, at) => {
        const text = JSON.stringify(object)
        expect(fieldsOf(text.slice(0, at % text.length))).toBeUndefined()
      }),
    )
  })
})
