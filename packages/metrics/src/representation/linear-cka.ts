import { PolyfactError } from '@polyfact/schema'
import { type Embeddings, type EmbeddingsShape, ROUNDING, readEmbeddings } from './embeddings.js'
import {
  dot,
  gramOfRows,
  type Matrix,
  meanRow,
  productOfRows,
  subtractRow,
  sumOfSquares,
  transpose,
} from './matrix.js'

/** The shape of the two arrays, whose vectors may differ in length. */
export interface LinearCkaOptions extends EmbeddingsShape {
  /** Length of the vectors of `b`, for another model or layer. @defaultValue `hidden` */
  readonly hiddenOfB?: number
}

/**
 * Linear CKA: how far two sets of vectors of the same sentences have the same geometry.
 *
 * `‖XᵀY‖² / (‖XᵀX‖ ‖YᵀY‖)` of the vectors less their mean, in Frobenius norms; the same from the products of sentences
 * with sentences where there are fewer of those. It asks for no nearest neighbours and does not change when one side is
 * rotated or scaled as a whole, so that layers and models of different width can be compared. A few directions of large
 * variance decide it, and with fewer sentences than dimensions it is biased towards 1.
 *
 * @param a - `[sentence, hidden]`; taken as it is, so make unit vectors first where their length means nothing.
 * @param b - `[sentence, hidden]` of the same sentences in the same order.
 * @param options - see {@link LinearCkaOptions}.
 * @returns A number in [0, 1]; 1 means the same geometry.
 * @throws {@link PolyfactError} `SHAPE_MISMATCH`; `NOT_FINITE`; `OUT_OF_RANGE` with fewer than two sentences, and when
 *   all sentences have the same vector.
 * @see Kornblith et al. 2019 — https://proceedings.mlr.press/v97/kornblith19a.html
 *
 * @example
 * ```ts
 * // turned by 90° and doubled
 * linearCka(Float64Array.of(1, 0, 0, 1, 1, 1), Float64Array.of(0, 2, -2, 0, -2, 2), { sentences: 3, hidden: 2 }) // => 1
 * ```
 */
export function linearCka(a: Embeddings, b: Embeddings, options: LinearCkaOptions): number {
  const { hiddenOfB = options.hidden } = options
  const [x, y] = (
    [
      ['a', a, options.hidden],
      ['b', b, hiddenOfB],
    ] as const
  ).map(([name, values, hidden]) => {
    const embeddings = readEmbeddings('linearCka', name, values, { sentences: options.sentences, hidden })
    const centered = subtractRow(embeddings, meanRow(embeddings))
    if (sumOfSquares(centered.values) <= ROUNDING ** 2 * sumOfSquares(embeddings.values)) {
      throw new PolyfactError(
        'OUT_OF_RANGE',
        `linearCka: all sentences of ${name} have the same vector; at least two different ones are expected`,
      )
    }
    return centered
  }) as [Matrix, Matrix]
  const bySentence = options.sentences * (x.columns + y.columns)
  const byHidden = 2 * x.columns * y.columns + x.columns ** 2 + y.columns ** 2
  return bySentence < byHidden
    ? ckaOfGrams(gramOfRows(x), gramOfRows(y))
    : ckaOfColumns(transpose(x), transpose(y))
}

/** From `XXᵀ` and `YYᵀ` of centred vectors: `⟨XXᵀ, YYᵀ⟩ = ‖XᵀY‖²`. */
export function ckaOfGrams({ values: x }: Matrix, { values: y }: Matrix): number {
  return share(dot(x, y), sumOfSquares(x) * sumOfSquares(y))
}

function ckaOfColumns(x: Matrix, y: Matrix): number {
  const [xx, yy] = [sumOfSquares(gramOfRows(x).values), sumOfSquares(gramOfRows(y).values)]
  return share(sumOfSquares(productOfRows(x, y).values), xx * yy)
}

function share(numerator: number, squareOfDenominator: number): number {
  return Math.min(numerator / Math.sqrt(squareOfDenominator), 1) // a share above 1 by an ulp would be none
}
