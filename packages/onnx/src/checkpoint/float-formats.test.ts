import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bytesPerFloat, encodeFloats } from './float-formats.js'

const halves = (values: number[], format: 'BF16' | 'F16') => {
  const bytes = encodeFloats(Float32Array.from(values), format)
  return Array.from(new Uint16Array(bytes.buffer, bytes.byteOffset, values.length))
}

/** The number that a bit pattern stands for, from the definition of the formats. */
function decode(bits: number, exponentBits: number, significandBits: number): number {
  const sign = bits & 0x8000 ? -1 : 1
  const exponent = (bits >> significandBits) & (2 ** exponentBits - 1)
  const fraction = (bits & (2 ** significandBits - 1)) / 2 ** significandBits
  const bias = 2 ** (exponentBits - 1) - 1
  if (exponent === 2 ** exponentBits - 1) return fraction === 0 ? sign * Infinity : Number.NaN
  return exponent === 0 ? sign * fraction * 2 ** (1 - bias) : sign * (1 + fraction) * 2 ** (exponent - bias)
}
const decodeAs = {
  BF16: (bits: number) => decode(bits, 8, 7),
  F16: (bits: number) => decode(bits, 5, 10),
}

describe('encodeFloats', () => {
  it('gives the bytes of float32 as they are', () => {
    expect([...encodeFloats(Float32Array.of(1), 'F32')]).toEqual([0, 0, 0x80, 0x3f])
    expect(bytesPerFloat).toEqual({ F32: 4, BF16: 2, F16: 2 })
  })

  it('rounds ties to the even neighbour', () => {
    // between 1 and 1 + 2^−7 (BF16), 1 and 1 + 2^−10 (F16): the tie falls on 1; the next tie on the second step
    expect(halves([1 + 2 ** -8, 1 + 3 * 2 ** -8], 'BF16')).toEqual([0x3f80, 0x3f82])
    expect(halves([1 + 2 ** -11, 1 + 3 * 2 ** -11], 'F16')).toEqual([0x3c00, 0x3c02])
    // half the least subnormal is a tie with 0; a hair more is the subnormal; 1.5 of it is a tie with 2
    expect(halves([2 ** -25, 2 ** -25 * (1 + 2 ** -20), 1.5 * 2 ** -24], 'F16')).toEqual([0, 1, 2])
  })

  it('overflows half a step above the largest number', () => {
    expect(halves([65504, 65519.99, 65520, -1e30, Infinity], 'F16')).toEqual([
      0x7bff, 0x7bff, 0x7c00, 0xfc00, 0x7c00,
    ])
    expect(halves([3.4028234663852886e38, -Infinity], 'BF16')).toEqual([0x7f80, 0xff80])
  })

  it('keeps NaN, and the signs of zeros and of what rounds to zero', () => {
    const nan = new Float32Array(new Uint32Array([0x7f80_0001, 0xffff_ffff]).buffer)
    expect([...nan].every(Number.isNaN)).toBe(true)
    for (const format of ['BF16', 'F16'] as const) {
      const bytes = encodeFloats(nan, format)
      expect(Array.from(new Uint16Array(bytes.buffer), decodeAs[format]).every(Number.isNaN)).toBe(true)
      expect(halves([0, -0], format)).toEqual([0, 0x8000])
    }
    expect(halves([-1e-10], 'F16')).toEqual([0x8000])
  })
})

describe('encodeFloats (properties)', () => {
  for (const format of ['BF16', 'F16'] as const) {
    it(`gives back every ${format} number as it is`, () => {
      const patterns = Array.from({ length: 0x1_0000 }, (_, bits) => bits)
      const numbers = patterns.filter((bits) => !Number.isNaN(decodeAs[format](bits)))
      expect(halves(numbers.map(decodeAs[format]), format)).toEqual(numbers)
    })

    it(`finds no ${format} number nearer than the one it chose`, () => {
      fc.assert(
        fc.property(fc.float({ noNaN: true, min: -60000, max: 60000 }), (value) => {
          const chosen = halves([value], format)[0]!
          const error = Math.abs(decodeAs[format](chosen) - value)
          for (const neighbour of [chosen - 1, chosen + 1]) {
            // the patterns beside ±0 belong to the other sign or to NaN
            if ((neighbour ^ chosen) & 0x8000 || neighbour < 0) continue
            expect(error).toBeLessThanOrEqual(Math.abs(decodeAs[format](neighbour) - value))
          }
        }),
      )
    })
  }
})
