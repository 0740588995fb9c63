import { checkChoice } from '../check-options.js'
import {
  centerVectors,
  checkNumbers,
  type Embeddings,
  type EmbeddingsShape,
  readEmbeddings,
  unitVectors,
} from './embeddings.js'
import { divideRows, productOfRows } from './matrix.js'

/** The shape of embeddings, and what is done to them before they are compared. */
export interface CosineSimilaritiesOptions extends EmbeddingsShape {
  /**
   * `'raw'`: vectors as they are; `'centered'`: every language less the mean of its unit vectors.
   *
   * @defaultValue `'raw'`
   */
  readonly variant?: 'raw' | 'centered'
}

/** The shape of a matrix of similarities. */
export interface SimilaritiesShape {
  /** Number of sentences of each language, at least two. */
  readonly sentences: number
}

/**
 * Cosine similarity of every sentence of one language with every sentence of the other, at one layer.
 *
 * `sim(i, j) = a_i · b_j / (|a_i| |b_j|)`. Vectors of one language point largely the same way, whatever they mean;
 * `'centered'` takes that away: unit vectors less their mean over the language's sentences, made unit vectors again.
 * What {@link retrieval}, {@link similarityMargin}, {@link dPrime} and {@link mexa} read.
 *
 * @param a - `[sentence, hidden]`
 * @param b - `[sentence, hidden]` of the same sentences in the same order, in the other language.
 * @param options - see {@link CosineSimilaritiesOptions}.
 * @returns `[sentence of a, sentence of b]` row-major, each in [−1, 1] up to rounding.
 * @throws {@link PolyfactError} `SHAPE_MISMATCH`; `NOT_FINITE`; `OUT_OF_RANGE` with fewer than two sentences, for a
 *   vector of zeros, and for one that is the mean of its language; `UNKNOWN_OPTION`.
 * @see arXiv 2606.06586, the alignment evaluator
 *
 * @example
 * ```ts
 * const shape = { sentences: 2, hidden: 2 }
 * cosineSimilarities(Float32Array.of(1, 0, 3, 4), Float32Array.of(2, 0, 0, 1), shape) // => Float64Array.of(1, 0, 0.6, 0.8)
 * ```
 */
export function cosineSimilarities(
  a: Embeddings,
  b: Embeddings,
  { variant = 'raw', ...shape }: CosineSimilaritiesOptions,
): Float64Array {
  checkChoice('cosineSimilarities', 'variant', variant, ['raw', 'centered'])
  const [ofA, ofB] = (
    [
      ['a', a],
      ['b', b],
    ] as const
  ).map(([name, values]) => {
    const embeddings = readEmbeddings('cosineSimilarities', name, values, shape)
    const unit = unitVectors('cosineSimilarities', name, embeddings)
    if (variant === 'raw') return unit
    const { vectors, norms } = centerVectors('cosineSimilarities', name, unit)
    return divideRows(vectors, norms)
  })
  return productOfRows(ofA!, ofB!).values
}

/**
 * A matrix of similarities, after checking that it is square.
 *
 * @throws {@link PolyfactError} `OUT_OF_RANGE` with fewer than two sentences, `SHAPE_MISMATCH`, `NOT_FINITE`.
 */
export function readSimilarities(
  caller: string,
  similarities: Float32Array | Float64Array,
  { sentences }: SimilaritiesShape,
): Float32Array | Float64Array {
  checkNumbers(caller, 'similarities', similarities, {
    sentences,
    columns: sentences,
    columnsName: 'sentences',
  })
  return similarities
}
