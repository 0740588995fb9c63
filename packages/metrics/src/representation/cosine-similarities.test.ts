import { describe, expect, it } from 'vitest'
import { languagesOf } from '../../test/embeddings.js'
import { refusal } from '../../test/scores.js'
import { cosineSimilarities, readSimilarities } from './cosine-similarities.js'

const shape = { sentences: 2, hidden: 2 }

describe('cosineSimilarities', () => {
  it('matches a case worked by hand, raw and centred', () => {
    const a = Float64Array.of(2, 0, 0, 3) // unit: (1, 0), (0, 1); less (½, ½): ±(½, −½)
    const b = Float64Array.of(3, 4, 4, 3) // unit: (.6, .8), (.8, .6); less (.7, .7): ±(−.1, .1)
    expect(cosineSimilarities(a, b, shape)).toEqual(Float64Array.of(0.6, 0.8, 0.8, 0.6))
    const centered = cosineSimilarities(a, b, { ...shape, variant: 'centered' })
    for (const [at, value] of [-1, 1, 1, -1].entries()) expect(centered[at]).toBeCloseTo(value, 12)
  })

  it('compares a language with itself: 1 on the diagonal', () => {
    const { a } = languagesOf(5, { sentences: 7, hidden: 3 })
    for (const variant of ['raw', 'centered'] as const) {
      const similarities = cosineSimilarities(a, a, { sentences: 7, hidden: 3, variant })
      for (let i = 0; i < 7; i++) expect(similarities[i * 8]).toBeCloseTo(1, 12)
    }
  })

  it('takes single precision as doubles, and leaves its input alone', () => {
    const single = Float32Array.of(0.1, 0.2, 0.3, 0.4)
    const before = single.slice()
    expect(cosineSimilarities(single, single, shape)).toEqual(
      cosineSimilarities(Float64Array.from(single), Float64Array.from(single), shape),
    )
    expect(single).toEqual(before)
  })

  it('refuses unknown variants, and names the side and the sentence that it cannot use', async () => {
    const good = Float64Array.of(1, 0, 0, 1)
    const options = { ...shape, variant: 'whitened' as 'raw' }
    expect(await refusal(() => cosineSimilarities(good, good, options))).toBe(
      'UNKNOWN_OPTION: cosineSimilarities: found the variant "whitened"; expected one of raw, centered',
    )
    expect(await refusal(() => cosineSimilarities(good, Float64Array.of(1, 0, 0, 0), shape))).toBe(
      'OUT_OF_RANGE: cosineSimilarities: sentence 1 of b is all zeros; a vector with a direction is expected',
    )
    const alike = Float64Array.of(1, 0, 1, 0)
    expect(cosineSimilarities(good, alike, shape)).toEqual(Float64Array.of(1, 1, 0, 0))
    expect(await refusal(() => cosineSimilarities(good, alike, { ...shape, variant: 'centered' }))).toMatch(
      /^OUT_OF_RANGE: cosineSimilarities: sentence 0 of b is the mean of all/,
    )
    expect(await refusal(() => cosineSimilarities(good, Float64Array.of(1), shape))).toMatch(
      /^SHAPE_MISMATCH: /,
    )
    expect(await refusal(() => cosineSimilarities(good, good, { sentences: 1, hidden: 4 }))).toMatch(
      /^OUT_OF_RANGE: /,
    )
  })
})

describe('readSimilarities', () => {
  it('refuses what is not square, and what is no number', async () => {
    expect(await refusal(() => readSimilarities('f', new Float64Array(6), { sentences: 2 }))).toBe(
      'SHAPE_MISMATCH: f: similarities has 6 numbers; 2 sentences × 2 are expected',
    )
    const bad = Float64Array.of(1, 0, Number.NaN, 1)
    expect(await refusal(() => readSimilarities('f', bad, { sentences: 2 }))).toBe(
      'NOT_FINITE: f: sentence 1 of similarities has the value NaN; values must be finite',
    )
    expect(await refusal(() => readSimilarities('f', new Float64Array(1), { sentences: 1 }))).toMatch(
      /^OUT_OF_RANGE: f: sentences is 1/,
    )
  })
})
