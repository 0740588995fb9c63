import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  bytesField,
  floatField,
  integerField,
  joinBytes,
  messageField,
  textField,
  varint,
} from './protobuf.js'

const bytes = (message: readonly Uint8Array[]) => [...joinBytes(message)]

describe('varint', () => {
  it('writes 7 bits a byte, least first', () => {
    expect([...varint(0)]).toEqual([0])
    expect([...varint(127)]).toEqual([127])
    expect([...varint(128)]).toEqual([128, 1])
    expect([...varint(300)]).toEqual([0b1010_1100, 0b10]) // the example of the encoding's documentation
  })

  it('writes negative numbers in 64 bits', () => {
    expect([...varint(-1)]).toEqual([255, 255, 255, 255, 255, 255, 255, 255, 255, 1])
  })
})

describe('varint (properties)', () => {
  it('can be read back, for every safe integer', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (value) => {
        const encoded = [...varint(value)]
        const unsigned = encoded.reduceRight((sum, byte) => (sum << 7n) | BigInt(byte & 127), 0n)
        expect(Number(BigInt.asIntN(64, unsigned))).toBe(value)
        expect(encoded.map((byte) => byte >= 128)).toEqual([
          ...encoded
            .slice(1)
            .fill(1)
            .map(() => true),
          false,
        ])
      }),
    )
  })
})

describe('fields', () => {
  it('begin with their number and kind', () => {
    expect(bytes(integerField(1, 150))).toEqual([0x08, 0x96, 0x01])
    expect(bytes(textField(2, 'testing'))).toEqual([0x12, 7, ...new TextEncoder().encode('testing')])
    expect(bytes(bytesField(16, Uint8Array.of(9)))).toEqual([0x82, 0x01, 1, 9])
    expect(bytes(floatField(1, 1))).toEqual([0x0d, 0, 0, 0x80, 0x3f])
    expect(bytes(messageField(3, integerField(1, 150)))).toEqual([0x1a, 3, 0x08, 0x96, 0x01])
  })

  it('measure text in bytes', () => {
    expect(bytes(textField(1, 'é'))).toEqual([0x0a, 2, 0xc3, 0xa9])
  })

  it('nest, and join what is empty', () => {
    expect(bytes(messageField(1, messageField(1)))).toEqual([0x0a, 2, 0x0a, 0])
    expect(bytes([])).toEqual([])
  })
})
