import { readSimilarities, type SimilaritiesShape } from './cosine-similarities.js'

/** How many sentences are more similar to their translation than to any other sentence. */
export interface Mexa {
  /** `aligned / sentences` */
  value: number
  sentences: number
  aligned: number
}

/**
 * MEXA's alignment score of a language with English at one layer.
 *
 * `μ = (1/n) Σ_i 1[sim(i, i) > max_{j≠i} max(sim(i, j), sim(j, i))]`: the share of sentences whose similarity with their
 * translation is above all others in both directions. The same as {@link retrieval}'s `mutual` but for ties, which here
 * do not count. The paper takes raw cosines and reports the mean, or the largest, over layers.
 *
 * @param similarities - `[sentence of English, sentence of the other]`, row-major ({@link cosineSimilarities}).
 * @param shape - see {@link SimilaritiesShape}.
 * @returns `value` in [0, 1], with its counts.
 * @throws {@link PolyfactError} `OUT_OF_RANGE` with fewer than two sentences; `SHAPE_MISMATCH`; `NOT_FINITE`.
 * @see Kargaran et al. 2025, MEXA — https://aclanthology.org/2025.findings-acl.1385
 *
 * @example
 * ```ts
 * mexa(Float64Array.of(0.9, 0.1, 0.3, 0.2, 0.8, 0, 0.1, 0.9, 0.7), { sentences: 3 }) // => { value: 0.3333, sentences: 3, aligned: 1 }
 * ```
 */
export function mexa(similarities: Float32Array | Float64Array, shape: SimilaritiesShape): Mexa {
  return mexaOf(readSimilarities('mexa', similarities, shape), shape.sentences)
}

/** The same, unchecked. */
export function mexaOf(similarities: Float32Array | Float64Array, sentences: number): Mexa {
  const largestOther = new Float64Array(sentences).fill(Number.NEGATIVE_INFINITY)
  for (let i = 0, at = 0; i < sentences; i++) {
    for (let j = 0; j < sentences; j++, at++) {
      if (i === j) continue
      const similarity = similarities[at]!
      if (similarity > largestOther[i]!) largestOther[i] = similarity
      if (similarity > largestOther[j]!) largestOther[j] = similarity
    }
  }
  const aligned = largestOther.reduce(
    (count, other, i) => count + (similarities[i * sentences + i]! > other ? 1 : 0),
    0,
  )
  return { value: aligned / sentences, sentences, aligned }
}
