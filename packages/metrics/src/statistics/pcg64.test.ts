import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { refusal } from '../../test/scores.js'
import { golden } from '../../test/statistics.js'
import { createPcg64 } from './pcg64.js'
import { seedWords } from './seed-sequence.js'

/** The generator as it is defined, in whole numbers of 128 bits. */
function slowPcg64(seed: bigint): () => bigint {
  const [a, b, c, d, e, f, g, h] = seedWords('slow', seed, 8).map(BigInt)
  const wide = (low: bigint, high: bigint, next: bigint, top: bigint): bigint =>
    (top << 96n) | (next << 64n) | (high << 32n) | low
  const increment = BigInt.asUintN(128, (wide(g!, h!, e!, f!) << 1n) | 1n)
  const step = (state: bigint): bigint =>
    BigInt.asUintN(128, state * 0x2360ed051fc65da44385df649fccf645n + increment)
  let state = step(step(0n) + wide(c!, d!, a!, b!))
  return () => {
    state = step(state)
    const folded = BigInt.asUintN(64, (state >> 64n) ^ state)
    const rotation = state >> 122n
    return BigInt.asUintN(64, (folded >> rotation) | (folded << (64n - rotation)))
  }
}

describe('createPcg64', () => {
  it('draws the first row of the published bootstrap', () => {
    expect([...createPcg64(0).integers(400, 8)]).toEqual([340, 254, 204, 107, 123, 16, 30, 6])
  })

  it('gives out the low half of a draw before its high half', () => {
    const whole = createPcg64(5).nextUint64()
    const { nextUint32 } = createPcg64(5)
    expect([nextUint32(), nextUint32()]).toEqual([Number(whole & 0xffffffffn), Number(whole >> 32n)])
  })

  it('takes the upper 53 bits of a draw for a number below 1', () => {
    expect(createPcg64(9).random()).toBe(Number(createPcg64(9).nextUint64() >> 11n) / 2 ** 53)
  })

  it('draws nothing for integers below 1, which are all 0', () => {
    const generator = createPcg64(3)
    expect([...generator.integers(1, 3)]).toEqual([0, 0, 0])
    expect(generator.nextUint64()).toBe(createPcg64(3).nextUint64())
  })

  it('fills an array that is there already', () => {
    const out = new Uint32Array(5).fill(9)
    createPcg64(1).fillIntegers(10, out)
    expect(out).toEqual(createPcg64(1).integers(10, 5))
  })

  it('keeps generators apart', () => {
    const [one, other] = [createPcg64(1), createPcg64(1)]
    one.random()
    expect(one.random()).not.toBe(other.random())
  })

  it('refuses a bound that it cannot draw below, and a seed that is none', async () => {
    for (const n of [0, -1, 1.5, 2 ** 32 + 1, Number.NaN]) {
      expect(await refusal(() => createPcg64(0).integers(n, 1))).toBe(
        `OUT_OF_RANGE: createPcg64: integers below ${n} are asked for; an integer from 1 to 2^32 is expected`,
      )
    }
    expect(await refusal(() => createPcg64(-1))).toMatch(/^OUT_OF_RANGE: createPcg64: the seed is -1;/)
  })
})

describe('createPcg64 (properties)', () => {
  const seed = fc.oneof(fc.nat(), fc.bigInt(0n, 2n ** 130n))

  it('steps and folds 128 bits as the definition does', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 2n ** 130n), (start) => {
        const slow = slowPcg64(start)
        const { nextUint64 } = createPcg64(start)
        for (let draw = 0; draw < 20; draw++) expect(nextUint64()).toBe(slow())
      }),
    )
  })

  it('draws integers below the bound by multiplication, rejecting what would favour some of them', () => {
    fc.assert(
      fc.property(seed, fc.integer({ min: 2, max: 2 ** 32 }), (start, n) => {
        const { nextUint32 } = createPcg64(start)
        const slow = Array.from({ length: 6 }, () => {
          for (;;) {
            const product = BigInt(nextUint32()) * BigInt(n)
            if ((product & 0xffffffffn) >= 2n ** 32n % BigInt(n)) return Number(product >> 32n)
          }
        })
        expect([...createPcg64(start).integers(n, 6)]).toEqual(slow)
        expect(slow.every((value) => value < n)).toBe(true)
      }),
    )
  })
})

describe('createPcg64 (reference)', () => {
  const { cases, mixed, far } = golden('pcg64')

  it.each(cases)("equals numpy's default_rng($seed)", ({ seed, uint64, random, integers }) => {
    const { nextUint64 } = createPcg64(BigInt(seed))
    expect(uint64.map(() => String(nextUint64()))).toEqual(uint64)
    const generator = createPcg64(BigInt(seed))
    expect(random.map(() => generator.random())).toEqual(random)
    for (const [n, expected] of Object.entries(integers)) {
      expect([...createPcg64(BigInt(seed)).integers(Number(n), expected.length)]).toEqual(expected)
    }
  })

  it('keeps a waiting half across draws of other kinds, as numpy does', () => {
    const generator = createPcg64(7)
    expect([
      [...generator.integers(10, 3)],
      generator.random(),
      [...generator.integers(1, 2)],
      [...generator.integers(1000, 2)],
      String(generator.nextUint64()),
      [...generator.integers(2 ** 32, 3)],
    ]).toEqual(mixed)
  })

  it('has not strayed after two million draws', () => {
    const drawn = createPcg64(0).integers(2039, 2_000_000)
    expect(drawn.reduce((sum, value) => sum + value, 0)).toBe(far.sum)
    expect([...drawn.slice(-5)]).toEqual(far.last)
  })
})
