import { PolyfactError } from '@polyfact/schema'
import { checkCount } from '../check-options.js'
import { divideRows, type Matrix, meanRow, rowNorms, subtractRow } from './matrix.js'

/** One vector a sentence: row-major `[sentence, hidden]`. */
export type Embeddings = Float32Array | Float64Array

/** The shape of {@link Embeddings}. */
export interface EmbeddingsShape {
  /** Number of sentences, at least two; the i-th of one language is the translation of the i-th of the other. */
  readonly sentences: number
  /** Length of a vector. */
  readonly hidden: number
}

/**
 * Embeddings as a matrix of doubles.
 *
 * @param name - What errors call them: `a` or `b`.
 * @throws {@link PolyfactError} as {@link checkNumbers}.
 */
export function readEmbeddings(
  caller: string,
  name: string,
  values: Embeddings,
  { sentences, hidden }: EmbeddingsShape,
): Matrix {
  checkNumbers(caller, name, values, { sentences, columns: hidden, columnsName: 'hidden' })
  return { values: new Float64Array(values), rows: sentences, columns: hidden }
}

/**
 * Checks that there are as many finite numbers as the shape says.
 *
 * @throws {@link PolyfactError} `OUT_OF_RANGE` for a shape that is none, `SHAPE_MISMATCH`, `NOT_FINITE`.
 */
export function checkNumbers(
  caller: string,
  name: string,
  values: Embeddings,
  shape: { readonly sentences: number; readonly columns: number; readonly columnsName: string },
): void {
  const { sentences, columns, columnsName } = shape
  checkCount(caller, 'sentences', sentences, 2)
  checkCount(caller, columnsName, columns, 1)
  if (values.length !== sentences * columns) {
    throw new PolyfactError(
      'SHAPE_MISMATCH',
      `${caller}: ${name} has ${values.length} numbers; ${sentences} sentences × ${columns} are expected`,
      { length: values.length, sentences, columns },
    )
  }
  const wrong = values.findIndex((value) => !Number.isFinite(value))
  if (wrong === -1) return
  const sentence = Math.floor(wrong / columns)
  throw new PolyfactError(
    'NOT_FINITE',
    `${caller}: sentence ${sentence} of ${name} has the value ${values[wrong]}; values must be finite`,
    { sentence, column: wrong % columns, value: values[wrong] },
  )
}

/**
 * The same vectors with unit length.
 *
 * @throws {@link PolyfactError} `OUT_OF_RANGE` for a vector of zeros.
 */
export function unitVectors(caller: string, name: string, embeddings: Matrix): Matrix {
  const norms = rowNorms(embeddings)
  const zero = norms.indexOf(0)
  if (zero !== -1) {
    throw new PolyfactError(
      'OUT_OF_RANGE',
      `${caller}: sentence ${zero} of ${name} is all zeros; a vector with a direction is expected`,
      { sentence: zero },
    )
  }
  return divideRows(embeddings, norms)
}

/** Vectors less their mean, not yet of unit length again. */
export interface CenteredVectors {
  readonly mean: Float64Array
  readonly vectors: Matrix
  /** `[sentence]` their lengths. */
  readonly norms: Float64Array
}

/**
 * Unit vectors less their mean.
 *
 * @throws {@link PolyfactError} `OUT_OF_RANGE` for a vector that is the mean, of which nothing is left.
 */
export function centerVectors(caller: string, name: string, unit: Matrix): CenteredVectors {
  const mean = meanRow(unit)
  const vectors = subtractRow(unit, mean)
  const norms = rowNorms(vectors)
  const nothing = norms.findIndex((norm) => norm < ROUNDING)
  if (nothing !== -1) {
    throw new PolyfactError(
      'OUT_OF_RANGE',
      `${caller}: sentence ${nothing} of ${name} is the mean of all, so that nothing is left when that is taken away; sentences that differ are expected`,
      { sentence: nothing },
    )
  }
  return { mean, vectors, norms }
}

/** Equal vectors differ from their computed mean by some 1e-16 of their length. */
export const ROUNDING = 1e-12
