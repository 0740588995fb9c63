import { PolyfactError } from '@polyfact/schema'
import { seedWords } from './seed-sequence.js'

/** A generator of random numbers that gives what numpy's `default_rng(seed)` gives, bit for bit. */
export interface Pcg64 {
  /** An integer in [0, 2³²): the low half of a 64-bit draw, the next time its high half. */
  nextUint32(): number
  /** An integer in [0, 2⁶⁴): a whole draw; a high half that waits goes on waiting. */
  nextUint64(): bigint
  /** A number in [0, 1), a multiple of 2⁻⁵³: numpy's `random()`. */
  random(): number
  /** `size` integers in [0, n), n an integer in [1, 2³²]: numpy's `integers(0, n, size)`. */
  integers(n: number, size: number): Uint32Array
  /** The same, into an array that is there already. */
  fillIntegers(n: number, out: Uint32Array): void
}

/**
 * PCG64 as numpy seeds and uses it: the permuted congruential generator XSL-RR 128/64.
 *
 * `state ← state · 0x2360ed051fc65da44385df649fccf645 + increment` in 128 bits; a draw folds the state to 64 bits and
 * rotates them. Integers below n come of 32 bits each by Lemire's multiplication with rejection, so that all are equally
 * likely; n = 1 draws nothing. The same seed gives the same numbers on every machine. Not for secrets.
 *
 * @param seed - Integer ≥ 0; above 2⁵³ as a bigint.
 * @throws {@link PolyfactError} `OUT_OF_RANGE` for another seed; `integers` and `fillIntegers` for another n.
 * @see O'Neill 2014, PCG — https://www.pcg-random.org/paper.html; Lemire 2019 — https://doi.org/10.1145/3230636
 *
 * @example
 * ```ts
 * Array.from(createPcg64(0).integers(400, 4)) // => [340, 254, 204, 107]
 * createPcg64(0).random() // => 0.6370
 * ```
 */
export function createPcg64(seed: number | bigint): Pcg64 {
  const { state, increment } = seeded(seed)
  const draw = new Int32Array(2) // low and high half
  const half = new Int32Array(1) // the high half of a draw whose low half was given out,
  let waiting = false // while it waits

  const next = (): void => {
    step(state, increment)
    output(state, draw)
  }
  const nextUint32 = (): number => {
    waiting = !waiting
    if (!waiting) return half[0]! >>> 0
    next()
    half[0] = draw[1]!
    return draw[0]! >>> 0
  }
  const fillIntegers = (n: number, out: Uint32Array): void => {
    if (!(Number.isInteger(n) && n >= 1 && n <= WORD)) {
      throw new PolyfactError(
        'OUT_OF_RANGE',
        `createPcg64: integers below ${n} are asked for; an integer from 1 to 2^32 is expected`,
        { n },
      )
    }
    if (n === 1) return void out.fill(0)
    const rejected = WORD % n // of the products' low halves, so that every integer has equally many left
    for (let index = 0; index < out.length; ) {
      const random = nextUint32()
      // the product random · n in halves of 32 bits, by way of products that are exact in a double
      const lower = (random & 0xffff) * n
      const carry = Math.floor(lower / 65536)
      const upper = (random >>> 16) * n + carry
      const high = Math.floor(upper / 65536)
      const low = (upper - high * 65536) * 65536 + (lower - carry * 65536)
      if (low >= rejected) out[index++] = high
    }
  }

  return {
    nextUint32,
    nextUint64() {
      next()
      return (BigInt(draw[1]! >>> 0) << 32n) | BigInt(draw[0]! >>> 0)
    },
    random() {
      next()
      return ((draw[1]! >>> 0) * 2 ** 21 + (draw[0]! >>> 11)) / 2 ** 53
    },
    integers(n, size) {
      const out = new Uint32Array(size)
      fillIntegers(n, out)
      return out
    },
    fillIntegers,
  }
}

const WORD = 2 ** 32
const LIMB = 2 ** 24
const MULTIPLIER = 0x2360ed051fc65da44385df649fccf645n
const MASK = 2n ** 128n - 1n

/** 128 bits in limbs of 24, lowest first: products of limbs, and sums of six, are exact in a double. */
type Limbs = Float64Array

function seeded(seed: number | bigint): { state: Limbs; increment: Limbs } {
  const words = seedWords('createPcg64', seed, 8).map(BigInt)
  const wide = (first: number): bigint =>
    (words[first + 1]! << 96n) | (words[first]! << 64n) | (words[first + 3]! << 32n) | words[first + 2]!
  const increment = (wide(4) << 1n) | 1n
  const state = (increment + wide(0)) * MULTIPLIER + increment
  return { state: limbsOf(state & MASK), increment: limbsOf(increment & MASK) }
}

function limbsOf(value: bigint): Limbs {
  return Float64Array.from({ length: 6 }, (_, limb) => Number((value >> BigInt(24 * limb)) & 0xffffffn))
}

/** One step of the generator: a product of 128 bits, written out column by column. */
function step(state: Limbs, increment: Limbs): void {
  const s0 = state[0]!
  const s1 = state[1]!
  const s2 = state[2]!
  const s3 = state[3]!
  const s4 = state[4]!
  const s5 = state[5]!
  let column = s0 * 0xccf645 + increment[0]!
  let carry = Math.floor(column / LIMB)
  state[0] = column - carry * LIMB
  column = s0 * 0xdf649f + s1 * 0xccf645 + increment[1]! + carry
  carry = Math.floor(column / LIMB)
  state[1] = column - carry * LIMB
  column = s0 * 0xa44385 + s1 * 0xdf649f + s2 * 0xccf645 + increment[2]! + carry
  carry = Math.floor(column / LIMB)
  state[2] = column - carry * LIMB
  column = s0 * 0x1fc65d + s1 * 0xa44385 + s2 * 0xdf649f + s3 * 0xccf645 + increment[3]! + carry
  carry = Math.floor(column / LIMB)
  state[3] = column - carry * LIMB
  column =
    s0 * 0x60ed05 + s1 * 0x1fc65d + s2 * 0xa44385 + s3 * 0xdf649f + s4 * 0xccf645 + increment[4]! + carry
  carry = Math.floor(column / LIMB)
  state[4] = column - carry * LIMB
  column =
    s0 * 0x23 +
    s1 * 0x60ed05 +
    s2 * 0x1fc65d +
    s3 * 0xa44385 +
    s4 * 0xdf649f +
    s5 * 0xccf645 +
    increment[5]! +
    carry
  state[5] = column - Math.floor(column / 256) * 256
}

/** XSL-RR: the two halves of the state folded by exclusive or, rotated right by its six highest bits. */
function output(state: Limbs, draw: Int32Array): void {
  const s1 = state[1]!
  const s2 = state[2]!
  const s4 = state[4]!
  const s5 = state[5]!
  const low = (state[0]! | (s1 << 24)) ^ ((s2 >>> 16) | (state[3]! << 8))
  const high = ((s1 >>> 8) | (s2 << 16)) ^ (s4 | (s5 << 24))
  const rotation = s5 >>> 2
  const [a, b] = rotation < 32 ? [low, high] : [high, low]
  const bits = rotation & 31
  draw[0] = (a >>> bits) | ((b << 1) << (31 - bits)) // not b << (32 - bits), which for 0 is b
  draw[1] = (b >>> bits) | ((a << 1) << (31 - bits))
}
