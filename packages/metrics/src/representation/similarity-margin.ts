import { readSimilarities, type SimilaritiesShape } from './cosine-similarities.js'

/** How much more similar translations are than other sentences. */
export interface SimilarityMargin {
  sentences: number
  /** Mean similarity of a sentence and its translation. */
  matched: number
  /** Mean similarity of all other pairs. */
  nonMatched: number
  /** `matched − nonMatched` */
  margin: number
}

/**
 * The mean similarity of translations, that of all other pairs of sentences, and their difference.
 *
 * The margin has the scale of the similarities, which differs between models and layers: vectors that all point the
 * same way leave little room for one. Between models compare {@link dPrime}.
 *
 * @param similarities - `[sentence of a, sentence of b]`, row-major ({@link cosineSimilarities}).
 * @param shape - see {@link SimilaritiesShape}.
 * @returns In the unit of the similarities; of cosines, `margin` is in [−2, 2].
 * @throws {@link PolyfactError} `OUT_OF_RANGE` with fewer than two sentences; `SHAPE_MISMATCH`; `NOT_FINITE`.
 * @see arXiv 2606.06586, the alignment evaluator
 *
 * @example
 * ```ts
 * similarityMargin(Float64Array.of(0.9, 0.1, 0.3, 0.7), { sentences: 2 }) // => { sentences: 2, matched: 0.8, nonMatched: 0.2, margin: 0.6 }
 * ```
 */
export function similarityMargin(
  similarities: Float32Array | Float64Array,
  shape: SimilaritiesShape,
): SimilarityMargin {
  return similarityMarginOf(readSimilarities('similarityMargin', similarities, shape), shape.sentences)
}

/** The same, unchecked. */
export function similarityMarginOf(
  similarities: Float32Array | Float64Array,
  sentences: number,
): SimilarityMargin {
  let sumMatched = 0
  let sumOthers = 0
  for (let i = 0, at = 0; i < sentences; i++) {
    for (let j = 0; j < sentences; j++, at++) {
      if (i === j) sumMatched += similarities[at]!
      else sumOthers += similarities[at]!
    }
  }
  const matched = sumMatched / sentences
  const nonMatched = sumOthers / (sentences * (sentences - 1))
  return { sentences, matched, nonMatched, margin: matched - nonMatched }
}
