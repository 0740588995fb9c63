import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alignmentGolden, languagesOf, randomNumbers } from '../../test/embeddings.js'
import { refusal } from '../../test/scores.js'
import { linearCka } from './linear-cka.js'

describe('linearCka', () => {
  it('matches a case worked by hand', () => {
    // less the mean: X = (−1, 0, 1), Y = (−1, 2, −1); XᵀY = 0
    const x = Float64Array.of(0, 1, 2)
    expect(linearCka(x, Float64Array.of(0, 3, 0), { sentences: 3, hidden: 1 })).toBe(0)
    // Y = (−1, −1, 2): XᵀY = 3, XᵀX = 2, YᵀY = 6: 9 / 12
    expect(linearCka(x, Float64Array.of(0, 0, 3), { sentences: 3, hidden: 1 })).toBeCloseTo(0.75, 12)
  })

  it('compares vectors of different length', () => {
    const x = Float64Array.of(0, 1, 2)
    const y = Float64Array.of(0, 0, 1, 1, 2, 2)
    expect(linearCka(x, y, { sentences: 3, hidden: 1, hiddenOfB: 2 })).toBeCloseTo(1, 12)
  })

  it('is 1 for two sentences, whatever they are', () => {
    const { a, b } = languagesOf(7, { sentences: 2, hidden: 9 })
    expect(linearCka(a, b, { sentences: 2, hidden: 9 })).toBeCloseTo(1, 12)
  })

  it('refuses vectors that are all the same, rounding or not', async () => {
    const [alike, other] = [Float64Array.of(0.1, 0.1, 0.1), Float64Array.of(1, 2, 3)]
    expect(await refusal(() => linearCka(other, alike, { sentences: 3, hidden: 1 }))).toBe(
      'OUT_OF_RANGE: linearCka: all sentences of b have the same vector; at least two different ones are expected',
    )
    expect(await refusal(() => linearCka(new Float64Array(3), other, { sentences: 3, hidden: 1 }))).toMatch(
      /^OUT_OF_RANGE: linearCka: all sentences of a /,
    )
    expect(await refusal(() => linearCka(other, other, { sentences: 3, hidden: 2 }))).toMatch(
      /^SHAPE_MISMATCH: /,
    )
    expect(await refusal(() => linearCka(other, other, { sentences: 3, hidden: 1, hiddenOfB: 0 }))).toMatch(
      /^OUT_OF_RANGE: linearCka: hidden is 0/,
    )
  })
})

describe('linearCka (properties)', () => {
  const shape = fc.record({
    sentences: fc.integer({ min: 3, max: 12 }),
    hidden: fc.integer({ min: 1, max: 12 }),
  })

  it('is symmetric, in [0, 1], and 1 on itself, with more sentences than dimensions and with fewer', () => {
    fc.assert(
      fc.property(shape, fc.nat(), (size, seed) => {
        const { a, b } = languagesOf(seed, size)
        const score = linearCka(a, b, size)
        expect(score).toBeCloseTo(linearCka(b, a, size), 12)
        expect(score).toBeGreaterThanOrEqual(0)
        expect(score).toBeLessThanOrEqual(1)
        expect(linearCka(a, a, size)).toBeCloseTo(1, 12)
      }),
    )
  })

  it('does not change when one side is turned, scaled and moved', () => {
    fc.assert(
      fc.property(shape, fc.nat(), fc.double({ min: 0.01, max: 100, noNaN: true }), (size, seed, scale) => {
        const { a, b } = languagesOf(seed, size)
        const mirror = randomNumbers(seed + 1, size.hidden) // u − 2 (u · v) v / v · v: orthogonal
        const square = mirror.reduce((sum, value) => sum + value * value, 0)
        const turned = b.map((value, at) => {
          const row = b.subarray(at - (at % size.hidden))
          const product = mirror.reduce((sum, other, k) => sum + other * row[k]!, 0)
          return scale * (value - (2 * product * mirror[at % size.hidden]!) / square) + 3
        })
        expect(linearCka(a, turned, size)).toBeCloseTo(linearCka(a, b, size), 10)
      }),
    )
  })

  it('does not change when dimensions of zeros are added, which changes the side that is taken', () => {
    fc.assert(
      fc.property(shape, fc.nat(), (size, seed) => {
        const { a, b } = languagesOf(seed, size)
        const wide = size.hidden + 40
        const padded = (values: Float64Array) =>
          Float64Array.from({ length: size.sentences * wide }, (_, at) =>
            at % wide < size.hidden ? values[Math.floor(at / wide) * size.hidden + (at % wide)]! : 0,
          )
        expect(linearCka(padded(a), padded(b), { sentences: size.sentences, hidden: wide })).toBeCloseTo(
          linearCka(a, b, size),
          12,
        )
      }),
    )
  })
})

describe('linearCka (reference)', () => {
  it.each(alignmentGolden())(
    'equals numpy: $sentences × $hidden',
    ({ seed, sentences, hidden, ckaOfVectors }) => {
      const { a, b } = languagesOf(seed, { sentences, hidden })
      expect(linearCka(a, b, { sentences, hidden })).toBeCloseTo(ckaOfVectors, 12)
    },
  )
})
