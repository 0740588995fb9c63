import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { randomNumbers } from '../../test/embeddings.js'
import {
  divideRows,
  dot,
  gramOfRows,
  type Matrix,
  meanRow,
  productOfRows,
  productWithRow,
  rowNorms,
  subtractRow,
  sumOfSquares,
  transpose,
} from './matrix.js'

const matrix = (rows: number[][]): Matrix => ({
  values: Float64Array.from(rows.flat()),
  rows: rows.length,
  columns: rows[0]!.length,
})
const FIRST = matrix([
  [3, 4],
  [1, 2],
  [5, 12],
])

describe('matrix', () => {
  it('multiplies rows by rows', () => {
    const product = productOfRows(FIRST, matrix([[1, 10], [0, 1]])) // biome-ignore format: one list
    expect(product).toEqual(matrix([[43, 4], [21, 2], [125, 12]])) // biome-ignore format: one list
    expect(gramOfRows(FIRST)).toEqual(matrix([[25, 11, 63], [11, 5, 29], [63, 29, 169]])) // biome-ignore format: one list
    expect(productWithRow(FIRST, Float64Array.of(1, -1))).toEqual(Float64Array.of(-1, -1, -7))
  })

  it('transposes, and takes means, norms and differences of rows', () => {
    expect(transpose(FIRST)).toEqual(matrix([[3, 1, 5], [4, 2, 12]])) // biome-ignore format: one list
    expect(meanRow(FIRST)).toEqual(Float64Array.of(3, 6))
    expect(subtractRow(FIRST, Float64Array.of(3, 6))).toEqual(matrix([[0, -2], [-2, -4], [2, 6]])) // biome-ignore format: one list
    expect(rowNorms(FIRST)).toEqual(Float64Array.of(5, Math.sqrt(5), 13))
    expect(divideRows(FIRST, Float64Array.of(1, 2, 4))).toEqual(matrix([[3, 4], [0.5, 1], [1.25, 3]])) // biome-ignore format: one list
    expect(dot(Float64Array.of(1, 2), Float64Array.of(3, 4))).toBe(11)
    expect(sumOfSquares(Float64Array.of(3, 4))).toBe(25)
  })
})

describe('matrix (properties)', () => {
  const shapes = fc.record({
    rowsOfA: fc.integer({ min: 1, max: 13 }),
    rowsOfB: fc.integer({ min: 1, max: 13 }),
    columns: fc.integer({ min: 1, max: 9 }),
    seed: fc.nat(),
  })

  it('equals the product by the definition, whatever is left beside whole tiles', () => {
    fc.assert(
      fc.property(shapes, ({ rowsOfA, rowsOfB, columns, seed }) => {
        const of = (rows: number, from: number): Matrix => ({
          values: randomNumbers(from, rows * columns),
          rows,
          columns,
        })
        const [a, b] = [of(rowsOfA, seed), of(rowsOfB, seed + 1)]
        const slow = Float64Array.from({ length: rowsOfA * rowsOfB }, (_, at) => {
          const [i, j] = [Math.floor(at / rowsOfB), at % rowsOfB]
          let sum = 0
          for (let k = 0; k < columns; k++) sum += a.values[i * columns + k]! * b.values[j * columns + k]!
          return sum
        })
        expect(productOfRows(a, b)).toEqual({ values: slow, rows: rowsOfA, columns: rowsOfB })
        expect(gramOfRows(a)).toEqual(productOfRows(a, a))
        expect(transpose(transpose(a))).toEqual(a)
      }),
    )
  })
})
