import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { refusal } from '../../test/scores.js'
import { permuted, similaritiesOf } from '../../test/similarities.js'
import { dPrime } from './d-prime.js'

describe('dPrime', () => {
  it('matches a case worked by hand', () => {
    // rows: (0.9 − 0.2) / 0.1, (0.8 − 0.1) / 0.1, (0.7 − 0.2) / 0.1
    // columns: (0.9 − 0.15) / 0.05, (0.8 − 0.2) / 0.1, (0.7 − 0.15) / 0.15
    const similarities = Float64Array.of(0.9, 0.1, 0.3, 0.2, 0.8, 0, 0.1, 0.3, 0.7)
    const { sentences, aToB, bToA, symmetric } = dPrime(similarities, { sentences: 3 })
    expect(sentences).toBe(3)
    expect(aToB).toBeCloseTo((7 + 7 + 5) / 3, 12)
    expect(bToA).toBeCloseTo((15 + 6 + 11 / 3) / 3, 12)
    expect(symmetric).toBe((aToB + bToA) / 2)
  })

  it('divides by 1e-9 where the other sentences do not differ', () => {
    const flat = Float64Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1)
    expect(dPrime(flat, { sentences: 3 }).aToB).toBeCloseTo(1e9, 0)
    expect(dPrime(new Float64Array(9), { sentences: 3 }).symmetric).toBe(0)
    expect(dPrime(Float64Array.of(1, 0, 0, 1), { sentences: 2 }).aToB).toBeCloseTo(1e9, 0)
  })

  it('keeps a small spread beside a large mean', () => {
    // others differ by 2e-7, so that the deviation is 1e-7; squares less the square of the mean would lose it
    const near = Float64Array.of(1, 0.9, 0.9 + 2e-7, 0.9, 1, 0.9 + 2e-7, 0.9, 0.9 + 2e-7, 1)
    expect(dPrime(near, { sentences: 3 }).aToB).toBeCloseTo((0.1 - 1e-7) / 1e-7, 2)
  })

  it('refuses what is no square matrix', async () => {
    expect(await refusal(() => dPrime(new Float64Array(3), { sentences: 2 }))).toMatch(
      /^SHAPE_MISMATCH: dPrime: /,
    )
  })
})

describe('dPrime (properties)', () => {
  it('does not change when similarities are shifted and stretched, nor with the order of sentences', () => {
    fc.assert(
      fc.property(similaritiesOf(8, 'distinct'), fc.nat(), ({ values, sentences }, seed) => {
        fc.pre(sentences > 2)
        const { aToB, bToA } = dPrime(values, { sentences })
        const near = (value: number) => expect.closeTo(value, 6) // some deviations are a thousandth
        const same = { sentences, aToB: near(aToB), bToA: near(bToA), symmetric: near((aToB + bToA) / 2) }
        expect(dPrime(values.map((value) => value * 4 - 1), { sentences })).toEqual(same) // biome-ignore format: short
        expect(dPrime(permuted(values, sentences, seed), { sentences })).toEqual(same)
      }),
    )
  })
})
