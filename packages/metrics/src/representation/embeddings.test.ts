import { describe, expect, it } from 'vitest'
import { refusal } from '../../test/scores.js'
import { centerVectors, checkNumbers, readEmbeddings, unitVectors } from './embeddings.js'

const shape = { sentences: 2, hidden: 2 }
const read = (...values: number[]) => readEmbeddings('f', 'a', Float64Array.from(values), shape)

describe('readEmbeddings', () => {
  it('copies numbers of either size into doubles', () => {
    const values = Float32Array.of(1, 2, 3, 0.1)
    const { values: doubles, ...rest } = readEmbeddings('f', 'a', values, shape)
    expect(rest).toEqual({ rows: 2, columns: 2 })
    expect(doubles).toEqual(Float64Array.of(1, 2, 3, Math.fround(0.1)))
  })

  it('refuses other shapes, and what is no number', async () => {
    expect(await refusal(() => read(1, 2, 3))).toBe(
      'SHAPE_MISMATCH: f: a has 3 numbers; 2 sentences × 2 are expected',
    )
    expect(await refusal(() => read(1, 2, Number.NaN, 4))).toBe(
      'NOT_FINITE: f: sentence 1 of a has the value NaN; values must be finite',
    )
    const one = { sentences: 1, hidden: 2 }
    expect(await refusal(() => readEmbeddings('f', 'a', Float64Array.of(1, 2), one))).toBe(
      'OUT_OF_RANGE: f: sentences is 1; an integer of at least 2 is expected',
    )
    const flat = { sentences: 2, hidden: 0 }
    expect(await refusal(() => readEmbeddings('f', 'a', new Float64Array(0), flat))).toBe(
      'OUT_OF_RANGE: f: hidden is 0; an integer of at least 1 is expected',
    )
  })
})

describe('checkNumbers', () => {
  it('refuses what is no size', async () => {
    for (const sentences of [1, 2.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      const shape = { sentences, columns: 1, columnsName: 'width' }
      expect(await refusal(() => checkNumbers('f', 'a', new Float64Array(2), shape))).toMatch(
        /^OUT_OF_RANGE: f: sentences is /,
      )
    }
    const flat = { sentences: 2, columns: 0.5, columnsName: 'width' }
    expect(await refusal(() => checkNumbers('f', 'a', new Float64Array(1), flat))).toBe(
      'OUT_OF_RANGE: f: width is 0.5; an integer of at least 1 is expected',
    )
  })
})

describe('unitVectors', () => {
  it('has the direction and not the length', () => {
    expect(unitVectors('f', 'a', read(3, 4, 0, -2)).values).toEqual(Float64Array.of(0.6, 0.8, 0, -1))
  })

  it('names a sentence without a direction', async () => {
    expect(await refusal(() => unitVectors('f', 'b', read(3, 4, 0, 0)))).toBe(
      'OUT_OF_RANGE: f: sentence 1 of b is all zeros; a vector with a direction is expected',
    )
  })
})

describe('centerVectors', () => {
  it('takes the mean away and says what is left', () => {
    const { mean, vectors, norms } = centerVectors('f', 'a', read(1, 0, 0, 1))
    expect(mean).toEqual(Float64Array.of(0.5, 0.5))
    expect(vectors.values).toEqual(Float64Array.of(0.5, -0.5, -0.5, 0.5))
    expect(norms).toEqual(Float64Array.of(Math.SQRT1_2, Math.SQRT1_2))
  })

  it('names a sentence of which nothing is left, rounding or not', async () => {
    const alike = unitVectors('f', 'a', read(0.1, 0.7, 0.1, 0.7))
    expect(await refusal(() => centerVectors('f', 'a', alike))).toMatch(
      /^OUT_OF_RANGE: f: sentence 0 of a is the mean of all, so that nothing is left/,
    )
  })
})
