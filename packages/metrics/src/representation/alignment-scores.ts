import { type DPrime, dPrimeOf } from './d-prime.js'
import {
  type CenteredVectors,
  centerVectors,
  type Embeddings,
  type EmbeddingsShape,
  readEmbeddings,
  unitVectors,
} from './embeddings.js'
import { ckaOfGrams } from './linear-cka.js'
import { dot, gramOfRows, type Matrix, mapCells, meanRow, productOfRows, productWithRow } from './matrix.js'
import { type Mexa, mexaOf } from './mexa.js'
import { type Retrieval, retrievalOf } from './retrieval.js'
import { type SimilarityMargin, similarityMarginOf } from './similarity-margin.js'

/** Alignment of two languages at one layer, of the vectors as they are and centred. */
export interface AlignmentScores {
  sentences: number
  /** Of unit vectors. */
  raw: VariantScores
  /** Of unit vectors less the mean of their language, made unit vectors again. */
  centered: VariantScores
}

/** All alignment scores of one variant. */
export interface VariantScores {
  retrieval: Retrieval
  similarity: SimilarityMargin
  dPrime: DPrime
  mexa: Mexa
  linearCka: number
}

/**
 * All alignment scores of two languages at one layer: raw and centred, both directions.
 *
 * Each is the one of the function of its name, over {@link cosineSimilarities}: {@link retrieval},
 * {@link similarityMargin}, {@link dPrime}, {@link mexa}; {@link linearCka} is that of the unit vectors. Sentences are
 * compared with sentences once, for both variants. Read raw beside centred: what centring lifts was the direction that
 * all sentences of a language share, not their meaning.
 *
 * @param a - `[sentence, hidden]`, e.g. the mean of a layer's states over the tokens of each sentence.
 * @param b - `[sentence, hidden]` of the same sentences in the same order, in the other language.
 * @param shape - see {@link EmbeddingsShape}.
 * @returns A plain object that survives `JSON.stringify`.
 * @throws {@link PolyfactError} `SHAPE_MISMATCH`; `NOT_FINITE`; `OUT_OF_RANGE` with fewer than two sentences, for a
 *   vector of zeros, and for one that is the mean of its language.
 * @see arXiv 2606.06586, the alignment evaluator
 *
 * @example
 * ```ts
 * const en = Float32Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1)
 * const sw = Float32Array.of(2, 1, 0, 0, 2, 1, 1, 0, 2)
 * const { raw } = alignmentScores(en, sw, { sentences: 3, hidden: 3 })
 * raw.retrieval // => { sentences: 3, aToB: 1, bToA: 1, mutual: 1 }
 * raw.similarity.margin // => 0.6708
 * ```
 */
export function alignmentScores(a: Embeddings, b: Embeddings, shape: EmbeddingsShape): AlignmentScores {
  const [x, y] = (
    [
      ['a', a],
      ['b', b],
    ] as const
  ).map(([name, values]) => {
    const unit = unitVectors('alignmentScores', name, readEmbeddings('alignmentScores', name, values, shape))
    return centerVectors('alignmentScores', name, unit)
  }) as [CenteredVectors, CenteredVectors]
  const products = productOfRows(x.vectors, y.vectors)
  const [gramOfX, gramOfY] = [gramOfRows(x.vectors), gramOfRows(y.vectors)]
  return {
    sentences: shape.sentences,
    raw: scoresOf(rawSimilarities(products, x, y), shape.sentences, ckaOfGrams(gramOfX, gramOfY)),
    centered: scoresOf(
      divide(products, x.norms, y.norms),
      shape.sentences,
      ckaOfGrams(
        centerGram(divide(gramOfX, x.norms, x.norms)),
        centerGram(divide(gramOfY, y.norms, y.norms)),
      ),
    ),
  }
}

function scoresOf({ values }: Matrix, sentences: number, linearCka: number): VariantScores {
  return {
    retrieval: retrievalOf(values, sentences),
    similarity: similarityMarginOf(values, sentences),
    dPrime: dPrimeOf(values, sentences),
    mexa: mexaOf(values, sentences),
    linearCka,
  }
}

/**
 * `u · v` of unit vectors from those less their means: `(u − ū) · (v − v̄) + (u − ū) · v̄ + ū · (v − v̄) + ū · v̄`. In
 * this direction nothing cancels; the centred products from the raw ones would lose digits where means are long.
 */
function rawSimilarities(products: Matrix, x: CenteredVectors, y: CenteredVectors): Matrix {
  const withMeanOfY = productWithRow(x.vectors, y.mean)
  const withMeanOfX = productWithRow(y.vectors, x.mean)
  const ofMeans = dot(x.mean, y.mean)
  return mapCells(products, (product, i, j) => product + withMeanOfY[i]! + withMeanOfX[j]! + ofMeans)
}

/** The products of vectors that are divided by these lengths. */
function divide(products: Matrix, ofRow: Float64Array, ofColumn: Float64Array): Matrix {
  return mapCells(products, (product, i, j) => product / (ofRow[i]! * ofColumn[j]!))
}

/** The products of the vectors less their mean, from those of the vectors: less the means of row and column. */
function centerGram(gram: Matrix): Matrix {
  const means = meanRow(gram) // of the columns as well, since it is symmetric
  const mean = means.reduce((sum, value) => sum + value, 0) / gram.rows
  return mapCells(gram, (product, i, j) => product - means[i]! - means[j]! + mean)
}
