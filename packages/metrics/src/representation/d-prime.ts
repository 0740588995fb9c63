import { readSimilarities, type SimilaritiesShape } from './cosine-similarities.js'

/** By how many standard deviations translations stand out. */
export interface DPrime {
  /** Number of sentences that the means are over. */
  sentences: number
  /** Mean over the sentences of the first language, each against the others of the second. */
  aToB: number
  /** The same from the second language to the first. */
  bToA: number
  /** `(aToB + bToA) / 2` */
  symmetric: number
}

/**
 * d′: by how many standard deviations the translation is more similar than the other sentences.
 *
 * For every sentence `(sim(i, i) − mean) / sd`, mean and population standard deviation over the n − 1 sentences that are
 * not its translation; the result is the mean over sentences. It does not depend on the scale of the similarities and
 * has no ceiling, where {@link retrieval} soon reaches 1. Sentences of which many are near each other lower it.
 *
 * @param similarities - `[sentence of a, sentence of b]`, row-major ({@link cosineSimilarities}).
 * @param shape - see {@link SimilaritiesShape}.
 * @returns In standard deviations; 0 means that translations are like other sentences. A deviation below 1e-9 counts as
 *   1e-9, as in the published code: with two sentences, where there is one other and no spread, the values mean nothing.
 * @throws {@link PolyfactError} `OUT_OF_RANGE` with fewer than two sentences; `SHAPE_MISMATCH`; `NOT_FINITE`.
 * @see arXiv 2606.06586, the alignment evaluator
 *
 * @example
 * ```ts
 * dPrime(Float64Array.of(0.9, 0.1, 0.3, 0.2, 0.8, 0, 0.1, 0.3, 0.7), { sentences: 3 }).aToB // => 6.3333
 * ```
 */
export function dPrime(similarities: Float32Array | Float64Array, shape: SimilaritiesShape): DPrime {
  return dPrimeOf(readSimilarities('dPrime', similarities, shape), shape.sentences)
}

/** The same, unchecked. */
export function dPrimeOf(similarities: Float32Array | Float64Array, sentences: number): DPrime {
  const rows = { means: new Float64Array(sentences), variances: new Float64Array(sentences) }
  const columns = { means: new Float64Array(sentences), variances: new Float64Array(sentences) }
  forEachOther(similarities, sentences, (i, j, similarity) => {
    rows.means[i]! += similarity / (sentences - 1)
    columns.means[j]! += similarity / (sentences - 1)
  })
  // in a second pass: a difference of large sums would leave little of a small variance
  forEachOther(similarities, sentences, (i, j, similarity) => {
    rows.variances[i]! += (similarity - rows.means[i]!) ** 2 / (sentences - 1)
    columns.variances[j]! += (similarity - columns.means[j]!) ** 2 / (sentences - 1)
  })
  const mean = ({ means, variances }: typeof rows): number => {
    let sum = 0
    for (let i = 0; i < sentences; i++) {
      const deviation = Math.max(Math.sqrt(variances[i]!), SMALLEST_DEVIATION)
      sum += (similarities[i * sentences + i]! - means[i]!) / deviation
    }
    return sum / sentences
  }
  const [aToB, bToA] = [mean(rows), mean(columns)]
  return { sentences, aToB, bToA, symmetric: (aToB + bToA) / 2 }
}

const SMALLEST_DEVIATION = 1e-9

function forEachOther(
  similarities: Float32Array | Float64Array,
  sentences: number,
  visit: (i: number, j: number, similarity: number) => void,
): void {
  for (let i = 0, at = 0; i < sentences; i++) {
    for (let j = 0; j < sentences; j++, at++) if (i !== j) visit(i, j, similarities[at]!)
  }
}
