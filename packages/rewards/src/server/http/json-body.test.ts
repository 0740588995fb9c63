import { describe, expect, it } from 'vitest'
import { checkContentType, parseJsonBody } from './json-body.js'

describe('parseJsonBody', () => {
  it('reads JSON in UTF-8', () => {
    expect(parseJsonBody(Buffer.from('{"text":"达勒姆"}'))).toEqual({ text: '达勒姆' })
  })

  it('refuses nothing, other encodings and what is no JSON', () => {
    expect(() => parseJsonBody(Buffer.alloc(0))).toThrow('the body is empty')
    expect(() => parseJsonBody(Buffer.from('{"a":"é"}', 'latin1'))).toThrow('the body is not UTF-8')
    expect(() => parseJsonBody(Buffer.from('{"a":1}', 'utf16le'))).toThrow('the body is no JSON')
    expect(() => parseJsonBody(Buffer.from('\ufeff{}'))).toThrow('the body is no JSON')
    expect(() => parseJsonBody(Buffer.from('{"a":NaN}'))).toThrow('the body is no JSON')
  })

  it('takes two hundred levels, and none more', () => {
    const nested = (levels: number) => Buffer.from('['.repeat(levels) + ']'.repeat(levels))
    expect(JSON.stringify(parseJsonBody(nested(200)))).toHaveLength(400)
    expect(() => parseJsonBody(nested(201))).toThrow('the body is nested too deeply')
  })

  it('makes one line of what the parser says', () => {
    expect(() => parseJsonBody(Buffer.from('{\n\n"a"'))).toThrow(/^[^\n]+$/)
  })
})

describe('checkContentType', () => {
  it('takes JSON in UTF-8 as it is', () => {
    for (const type of [
      'application/json',
      'Application/JSON; charset=UTF-8',
      'application/json;charset="utf-8"',
    ]) {
      expect(() => checkContentType(type, undefined)).not.toThrow()
    }
    expect(() => checkContentType('application/json', 'identity')).not.toThrow()
  })

  it('refuses everything else, by name', () => {
    expect(() => checkContentType(undefined, undefined)).toThrow(
      'content-type is none; application/json is expected',
    )
    expect(() => checkContentType('text/plain', undefined)).toThrow('content-type is "text/plain"')
    expect(() => checkContentType('application/json; charset=latin1', undefined)).toThrow(
      'has "charset=latin1"',
    )
    expect(() => checkContentType('application/json', 'gzip')).toThrow('content-encoding is "gzip"')
  })
})
