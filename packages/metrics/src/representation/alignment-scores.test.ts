import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alignmentGolden, languagesOf } from '../../test/embeddings.js'
import { refusal } from '../../test/scores.js'
import { alignmentScores } from './alignment-scores.js'
import { cosineSimilarities } from './cosine-similarities.js'
import { dPrime } from './d-prime.js'
import { linearCka } from './linear-cka.js'
import { mexa } from './mexa.js'
import { retrieval } from './retrieval.js'
import { similarityMargin } from './similarity-margin.js'

describe('alignmentScores', () => {
  it('matches a case worked by hand', () => {
    // unit vectors (1, 0), (0, 1) and (0.6, 0.8), (0.8, 0.6): raw, every sentence is nearer to the other's translation
    const shape = { sentences: 2, hidden: 2 }
    const scores = alignmentScores(Float64Array.of(2, 0, 0, 3), Float64Array.of(3, 4, 4, 3), shape)
    expect(scores.sentences).toBe(2)
    expect(scores.raw.retrieval).toEqual({ sentences: 2, aToB: 0, bToA: 0, mutual: 0 })
    expect(scores.raw.mexa).toEqual({ value: 0, sentences: 2, aligned: 0 })
    expect(scores.raw.similarity.margin).toBeCloseTo(-0.2, 12)
    expect(scores.centered.similarity.margin).toBeCloseTo(-2, 12)
    expect(scores.raw.linearCka).toBeCloseTo(1, 12)
  })

  it('tells translations apart that raw vectors of a strong language direction hide', () => {
    const shape = { sentences: 3, hidden: 4 }
    const a = Float64Array.of(0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1)
    const b = Float64Array.of(9, 1, 0, 0, 9, 0, 1, 0, 9, 0, 0, 1)
    const { raw, centered } = alignmentScores(a, b, shape)
    expect(raw.similarity.matched).toBeCloseTo(1 / Math.sqrt(82), 12)
    expect(centered.similarity.matched).toBeCloseTo(1, 12)
  })

  it('refuses what it cannot compare, by side and sentence', async () => {
    const shape = { sentences: 2, hidden: 1 }
    const good = Float32Array.of(1, -1)
    expect(await refusal(() => alignmentScores(good, Float32Array.of(1, 0), shape))).toBe(
      'OUT_OF_RANGE: alignmentScores: sentence 1 of b is all zeros; a vector with a direction is expected',
    )
    expect(await refusal(() => alignmentScores(Float32Array.of(1, 2), good, shape))).toMatch(
      /^OUT_OF_RANGE: alignmentScores: sentence 0 of a is the mean of all/,
    )
    expect(await refusal(() => alignmentScores(good, Float32Array.of(1, Number.NaN), shape))).toMatch(
      /^NOT_FINITE: alignmentScores: sentence 1 of b/,
    )
    expect(await refusal(() => alignmentScores(good, Float32Array.of(1), shape))).toMatch(/^SHAPE_MISMATCH: /)
    expect(await refusal(() => alignmentScores(good, good, { sentences: 1, hidden: 2 }))).toMatch(
      /^OUT_OF_RANGE: /,
    )
  })
})

describe('alignmentScores (properties)', () => {
  const size = fc.record({
    sentences: fc.integer({ min: 3, max: 12 }),
    hidden: fc.integer({ min: 3, max: 9 }),
  })

  it('says what the single functions say', () => {
    fc.assert(
      fc.property(size, fc.nat(), (shape, seed) => {
        const { a, b } = languagesOf(seed, shape)
        const scores = alignmentScores(a, b, shape)
        for (const variant of ['raw', 'centered'] as const) {
          const similarities = cosineSimilarities(a, b, { ...shape, variant })
          const found = scores[variant]
          expect(found.retrieval).toEqual(retrieval(similarities, shape))
          expect(found.mexa).toEqual(mexa(similarities, shape))
          expect(found.similarity.margin).toBeCloseTo(similarityMargin(similarities, shape).margin, 12)
          expect(found.dPrime.symmetric).toBeCloseTo(dPrime(similarities, shape).symmetric, 8) // a spread may be small
        }
      }),
    )
  })

  it('does not change with the lengths of the vectors', () => {
    fc.assert(
      fc.property(size, fc.nat(), (shape, seed) => {
        const { a, b } = languagesOf(seed, shape)
        const longer = b.map((value, at) => value * (1 + Math.floor(at / shape.hidden)))
        const [one, other] = [alignmentScores(a, b, shape), alignmentScores(a, longer, shape)]
        expect(other.raw.similarity.matched).toBeCloseTo(one.raw.similarity.matched, 12)
        expect(other.raw.linearCka).toBeCloseTo(one.raw.linearCka, 10)
      }),
    )
  })

  it('keeps its digits where a language has one long direction', () => {
    const shape = { sentences: 20, hidden: 8 }
    const { a, b } = languagesOf(11, shape)
    const far = (values: Float64Array) => values.map((value, at) => value + (at % 8 === 0 ? 1e4 : 0))
    const { centered } = alignmentScores(far(a), far(b), shape)
    const slow = cosineSimilarities(far(a), far(b), { ...shape, variant: 'centered' })
    expect(centered.similarity.matched).toBeCloseTo(similarityMargin(slow, shape).matched, 12)
  })
})

describe('alignmentScores (reference)', () => {
  it.each(alignmentGolden())('equals numpy: $sentences × $hidden', (golden) => {
    const { seed, sentences, hidden, sentence0, raw, centered } = golden
    const { a, b } = languagesOf(seed, { sentences, hidden })
    expect([a[0], b[0]]).toEqual(sentence0)
    const near = (value: number) => expect.closeTo(value, 12)
    const scores = alignmentScores(a, b, { sentences, hidden })
    for (const [found, expected] of [[scores.raw, raw], [scores.centered, centered]] as const) {
      expect(found.retrieval).toEqual(expected.retrieval)
      expect(found.mexa).toEqual(expected.mexa)
      expect(found.linearCka).toEqual(near(expected.linearCka))
      for (const part of ['similarity', 'dPrime'] as const) {
        for (const [name, value] of Object.entries(expected[part])) {
          expect([name, found[part][name as keyof (typeof found)[typeof part]]]).toEqual([name, near(value)])
        }
      }
    } // biome-ignore format: one list
  })

  it('takes the vectors for unit vectors in linear CKA', () => {
    const shape = { sentences: 6, hidden: 6 }
    const { a, b } = languagesOf(3, shape)
    const unit = (values: Float64Array) =>
      values.map((value, at) => {
        const from = at - (at % 6)
        return value / Math.hypot(...values.subarray(from, from + 6))
      })
    expect(alignmentScores(a, b, shape).raw.linearCka).toBeCloseTo(linearCka(unit(a), unit(b), shape), 12)
  })
})
