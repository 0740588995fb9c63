import { readSimilarities, type SimilaritiesShape } from './cosine-similarities.js'

/** How often a sentence finds its translation. */
export interface Retrieval {
  /** Number of sentences that the shares are of. */
  sentences: number
  /** Share of sentences of the first language whose most similar sentence of the second is their translation. */
  aToB: number
  /** The same from the second language to the first. */
  bToA: number
  /** Share of sentences that find each other: mutual nearest neighbours. */
  mutual: number
}

/**
 * Retrieval at rank 1: how often the most similar sentence of the other language is the translation.
 *
 * Both directions and the mutual one; chance is 1 over the number of sentences. The directions differ where many
 * sentences of one language are near to a single one of the other (hubs): the published tables give a → b alone, with
 * English as a. Equal similarities count for the sentence that stands first, as numpy's argmax has it.
 *
 * @param similarities - `[sentence of a, sentence of b]`, row-major ({@link cosineSimilarities}).
 * @param shape - see {@link SimilaritiesShape}.
 * @returns Shares in [0, 1]; `mutual` is never above the other two.
 * @throws {@link PolyfactError} `OUT_OF_RANGE` with fewer than two sentences; `SHAPE_MISMATCH`; `NOT_FINITE`.
 * @see arXiv 2606.06586, the alignment evaluator
 *
 * @example
 * ```ts
 * retrieval(Float64Array.of(0.9, 0.1, 0.95, 0.8), { sentences: 2 }) // => { sentences: 2, aToB: 0.5, bToA: 0.5, mutual: 0 }
 * ```
 */
export function retrieval(similarities: Float32Array | Float64Array, shape: SimilaritiesShape): Retrieval {
  return retrievalOf(readSimilarities('retrieval', similarities, shape), shape.sentences)
}

/** The same, unchecked. */
export function retrievalOf(similarities: Float32Array | Float64Array, sentences: number): Retrieval {
  const bestInRow = new Uint32Array(sentences)
  const bestInColumn = new Uint32Array(sentences)
  for (let i = 0, at = 0; i < sentences; i++) {
    for (let j = 0; j < sentences; j++, at++) {
      const similarity = similarities[at]!
      if (similarity > similarities[i * sentences + bestInRow[i]!]!) bestInRow[i] = j
      if (similarity > similarities[bestInColumn[j]! * sentences + j]!) bestInColumn[j] = i
    }
  }
  const counts = { aToB: 0, bToA: 0, mutual: 0 }
  for (let i = 0; i < sentences; i++) {
    const [there, back] = [bestInRow[i] === i, bestInColumn[i] === i]
    if (there) counts.aToB++
    if (back) counts.bToA++
    if (there && back) counts.mutual++
  }
  return {
    sentences,
    aToB: counts.aToB / sentences,
    bToA: counts.bToA / sentences,
    mutual: counts.mutual / sentences,
  }
}
