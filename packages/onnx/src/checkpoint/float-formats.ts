/** One of the number formats that checkpoints of language models are stored in, as safetensors spells it. */
export type FloatFormat = 'F32' | 'BF16' | 'F16'

/** Bytes that one number takes in each format. */
export const bytesPerFloat: Readonly<Record<FloatFormat, number>> = { F32: 4, BF16: 2, F16: 2 }

/**
 * Rounds float32 numbers to a storage format, to nearest with ties to even, as IEEE 754 and PyTorch do.
 *
 * BF16 keeps the exponent of float32 and 8 significant bits; F16 keeps 11 significant bits between 2^−14 and
 * 65504, and has subnormals down to 2^−24. What lies beyond the largest number by half a step becomes ±∞; NaN
 * stays NaN (quiet, its payload is dropped); signs of zeros are kept.
 *
 * @param values - float32 numbers, any.
 * @param format - `'F32'` returns the same memory.
 * @returns the bytes in machine order (little endian wherever Node and ONNX Runtime run), `bytesPerFloat` a
 * number.
 * @see IEEE 754-2019, sections 3.4 and 4.3.1
 */
export function encodeFloats(values: Float32Array, format: FloatFormat): Uint8Array {
  if (format === 'F32') return new Uint8Array(values.buffer, values.byteOffset, values.byteLength)
  const bits = new Uint32Array(values.buffer, values.byteOffset, values.length)
  const halves = new Uint16Array(values.length)
  // one loop a format: a function chosen outside a single loop would not be inlined, at three times the time
  if (format === 'BF16') for (let i = 0; i < bits.length; i++) halves[i] = bfloat16Bits(bits[i]!)
  else for (let i = 0; i < bits.length; i++) halves[i] = float16Bits(bits[i]!)
  return new Uint8Array(halves.buffer)
}

function bfloat16Bits(bits: number): number {
  const sign = (bits >>> 16) & 0x8000
  const magnitude = bits & 0x7fff_ffff
  if (magnitude > 0x7f80_0000) return sign | 0x7fc0
  return sign | dropBits(magnitude, 16)
}

function float16Bits(bits: number): number {
  const sign = (bits >>> 16) & 0x8000
  const magnitude = bits & 0x7fff_ffff
  if (magnitude > 0x7f80_0000) return sign | 0x7e00
  if (magnitude >= 0x4780_0000) return sign | 0x7c00 // 65536 and above
  // the exponents' biases differ by 112; a carry out of the significand raises the exponent, up to infinity
  if (magnitude >= 0x3880_0000) return sign | dropBits(magnitude - (112 << 23), 13)
  if (magnitude < 0x3300_0000) return sign // below 2^−25, half the least subnormal
  return sign | dropBits((magnitude & 0x7f_ffff) | 0x80_0000, 126 - (magnitude >>> 23))
}

/** Shifts right by `count` bits, to nearest with ties to even. */
function dropBits(value: number, count: number): number {
  return (value + (1 << (count - 1)) - 1 + ((value >>> count) & 1)) >>> count
}
