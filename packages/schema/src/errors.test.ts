import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PolyfactError, type PolyfactErrorCode } from './errors.js'

describe('PolyfactError', () => {
  it('carries code, message, details and cause', () => {
    const cause = new Error('below')
    const error = new PolyfactError('OUT_OF_RANGE', 'f: 3; at most 2', { value: 3 }, { cause })
    expect(error).toMatchObject({ name: 'PolyfactError', code: 'OUT_OF_RANGE', message: 'f: 3; at most 2' })
    expect(error.details).toEqual({ value: 3 })
    expect(error.cause).toBe(cause)
    expect(new PolyfactError('EMPTY_INPUT', 'x').details).toEqual({})
  })

  it('is recognised by code', () => {
    const error = new PolyfactError('EMPTY_INPUT', 'x: nothing')
    expect(PolyfactError.is(error)).toBe(true)
    expect(PolyfactError.is(error, 'EMPTY_INPUT')).toBe(true)
    expect(PolyfactError.is(error, 'NOT_FINITE')).toBe(false)
  })

  it('is recognised from another installed copy of the package', () => {
    const stranger = Object.assign(new Error('x'), { code: 'EMPTY_INPUT' })
    expect(PolyfactError.is(stranger)).toBe(false)
    Object.defineProperty(stranger, Symbol.for('polyfact.error'), { value: true })
    expect(PolyfactError.is(stranger, 'EMPTY_INPUT')).toBe(true)
  })

  it('keeps its mark out of what is printed and enumerated', () => {
    expect(Object.keys(new PolyfactError('EMPTY_INPUT', 'x')).sort()).toEqual(['code', 'details', 'name'])
  })
})

describe('PolyfactError (properties)', () => {
  it('takes nothing else for one of its own', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(PolyfactError.is(value)).toBe(false)
        expect(PolyfactError.is(value, 'EMPTY_INPUT' satisfies PolyfactErrorCode)).toBe(false)
      }),
    )
  })
})
