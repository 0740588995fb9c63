import { describe, expect, it } from 'vitest'
import { refusal } from '../../test/scores.js'
import { factVectors, largestMagnitude, minus } from './fact-vectors.js'

describe('factVectors', () => {
  it('copies', () => {
    const values = new Float64Array([1, 2])
    const [copy] = factVectors('caller', [values, [3, 4]])
    expect(copy).toEqual(values)
    expect(copy).not.toBe(values)
  })

  it('refuses nothing, other numbers of facts, and what is no number, naming the place', async () => {
    expect(await refusal(() => factVectors('caller', []))).toBe(
      'EMPTY_INPUT: caller: no vectors; at least one is expected',
    )
    expect(await refusal(() => factVectors('caller', [[]]))).toBe(
      'EMPTY_INPUT: caller: no facts; at least one is expected',
    )
    expect(await refusal(() => factVectors('caller', [[1], [1, 2]]))).toBe(
      'SHAPE_MISMATCH: caller: vector 0 has 1 facts and vector 1 has 2; values of the same facts are expected',
    )
    expect(await refusal(() => factVectors('caller', [[1], [Number.POSITIVE_INFINITY]]))).toBe(
      'NOT_FINITE: caller: vector 1 is Infinity at fact 0; values must be finite',
    )
  })
})

describe('largestMagnitude, minus', () => {
  it('are what they say', () => {
    const [a, b] = [new Float64Array([1, -5]), new Float64Array([2, 3])]
    expect(largestMagnitude([a, b])).toBe(5)
    expect([...minus(a, b)]).toEqual([-1, -8])
  })
})
