import { createHash } from 'node:crypto'

/** Fills `values` with the next numbers of a stream. */
export type WeightStream = (values: Float32Array) => void

/**
 * A stream of float32 numbers, uniform in `[centre − halfWidth, centre + halfWidth)`, named by a text.
 *
 * The same text gives the same bits on every platform: integer arithmetic, then one multiplication, one
 * addition and one rounding to float32. (A normal distribution needs logarithms and cosines, whose last bits
 * differ between platforms.) A tensor named by its seed and its own name does not depend on the other
 * tensors, on their order or on shards.
 *
 * @see sfc32 of PractRand by C. Doty-Humphrey, with the first 128 bits of SHA-256 as its state
 */
export function weightStream(text: string, centre: number, halfWidth: number): WeightStream {
  const digest = createHash('sha256').update(text).digest()
  let a = digest.readInt32LE(0)
  let b = digest.readInt32LE(4)
  let c = digest.readInt32LE(8)
  let counter = digest.readInt32LE(12)
  const step = halfWidth / 2 ** 31
  return (values) => {
    for (let i = 0; i < values.length; i++) {
      const output = (((a + b) | 0) + counter) | 0
      counter = (counter + 1) | 0
      a = b ^ (b >>> 9)
      b = (c + (c << 3)) | 0
      c = (((c << 21) | (c >>> 11)) + output) | 0
      values[i] = centre + step * output
    }
  }
}
