import fc from 'fast-check'

/** A square matrix of similarities, row-major. */
export interface SquareMatrix {
  readonly values: Float64Array
  readonly sentences: number
}

/** Matrices of up to so many sentences: of few different values, so that there are ties, or of none twice. */
export const similaritiesOf = (
  most: number,
  kind: 'with ties' | 'distinct' = 'with ties',
): fc.Arbitrary<SquareMatrix> =>
  fc.integer({ min: 2, max: most }).chain((sentences) => {
    const size = { minLength: sentences ** 2, maxLength: sentences ** 2 }
    const value = fc.integer({ min: -1000, max: 1000 }).map((step) => step / 1000)
    const values =
      kind === 'distinct' ? fc.uniqueArray(value, size) : fc.array(fc.constantFrom(-0.5, 0, 0.25, 0.75), size)
    return values.map((list) => ({ values: Float64Array.from(list), sentences }))
  })

/** Rows and columns in another order, the same for both. */
export function permuted(values: Float64Array, sentences: number, seed: number): Float64Array {
  const order = Array.from({ length: sentences }, (_, i) => i)
  for (let last = sentences - 1, state = seed; last > 0; last--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    const other = state % (last + 1)
    ;[order[last], order[other]] = [order[other]!, order[last]!]
  }
  return values.map(
    (_, at) => values[order[Math.floor(at / sentences)]! * sentences + order[at % sentences]!]!,
  )
}
