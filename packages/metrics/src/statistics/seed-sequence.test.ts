import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { refusal } from '../../test/scores.js'
import { seedWords } from './seed-sequence.js'

describe('seedWords', () => {
  it('gives the words that the seed_seq of its author gives', () => {
    // numpy.random.SeedSequence(0).generate_state(4), and of 2**64: a seed of three words
    expect(seedWords('test', 0, 4)).toEqual([2968811710, 3677149159, 745650761, 2884920346])
    expect(seedWords('test', 2n ** 64n, 2)).toEqual([3831201730, 2013799314])
  })

  it('takes a number and the same number as a bigint for the same seed', () => {
    expect(seedWords('test', 12345, 3)).toEqual(seedWords('test', 12345n, 3))
  })

  it('refuses what is no integer of at least 0, or too large to be one as a number', async () => {
    for (const seed of [-1, 0.5, Number.NaN, 2 ** 53, -1n]) {
      expect(await refusal(() => seedWords('caller', seed, 1))).toBe(
        `OUT_OF_RANGE: caller: the seed is ${seed}; an integer of at least 0 is expected, above 2^53 as a bigint`,
      )
    }
  })
})

describe('seedWords (properties)', () => {
  it('gives 32-bit words that differ from seed to seed', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 2n ** 200n), (seed) => {
        const words = seedWords('test', seed, 8)
        expect(words.every((word) => Number.isInteger(word) && word >= 0 && word < 2 ** 32)).toBe(true)
        expect(seedWords('test', seed + 1n, 8)).not.toEqual(words)
      }),
    )
  })
})
