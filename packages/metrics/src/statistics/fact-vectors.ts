import { PolyfactError } from '@polyfact/schema'

/**
 * Values by fact, as numbers side by side.
 *
 * @throws {@link PolyfactError} `EMPTY_INPUT` without vectors or facts; `SHAPE_MISMATCH` when the vectors have different
 *   numbers of facts; `NOT_FINITE` for NaN or ±∞.
 */
export function factVectors(caller: string, vectors: readonly ArrayLike<number>[]): Float64Array[] {
  const facts = vectors[0]?.length ?? 0
  if (facts === 0) {
    throw new PolyfactError(
      'EMPTY_INPUT',
      `${caller}: no ${vectors.length === 0 ? 'vectors' : 'facts'}; at least one is expected`,
    )
  }
  return vectors.map((vector, index) => {
    if (vector.length !== facts) {
      throw new PolyfactError(
        'SHAPE_MISMATCH',
        `${caller}: vector 0 has ${facts} facts and vector ${index} has ${vector.length}; values of the same facts are expected`,
        { index, facts, found: vector.length },
      )
    }
    const values = Float64Array.from(vector)
    const fact = values.findIndex((value) => !Number.isFinite(value))
    if (fact === -1) return values
    throw new PolyfactError(
      'NOT_FINITE',
      `${caller}: vector ${index} is ${values[fact]} at fact ${fact}; values must be finite`,
      { index, fact },
    )
  })
}

/** Sums that differ by less than this, times the largest value in them, differ by rounding alone: they are equal. */
export const ROUNDING = 1e-12

export function largestMagnitude(vectors: readonly Float64Array[]): number {
  return vectors.reduce(
    (most, vector) => vector.reduce((larger, value) => Math.max(larger, Math.abs(value)), most),
    0,
  )
}

/** a − b, value by value. */
export function minus(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((value, index) => value - b[index]!)
}
