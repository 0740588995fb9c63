import { readFileSync } from 'node:fs'
import type { AlignmentScores } from '../src/representation/alignment-scores.js'
import type { EmbeddingsShape } from '../src/representation/embeddings.js'

/** What numpy says of two languages that {@link languagesOf} makes again. */
export interface AlignmentCase extends EmbeddingsShape, Omit<AlignmentScores, 'sentences'> {
  readonly seed: number
  /** The first number of each language, to see that the embeddings are the same. */
  readonly sentence0: readonly [number, number]
  /** Linear CKA of the vectors as they are, not of unit length. */
  readonly ckaOfVectors: number
}

/** The golden values of alignment, `test/golden/alignment.json`. */
export function alignmentGolden(): AlignmentCase[] {
  const path = new URL('golden/alignment.json', import.meta.url)
  return (JSON.parse(readFileSync(path, 'utf8')) as { readonly cases: AlignmentCase[] }).cases
}

/**
 * Two languages made of a common meaning, noise, and a direction of the language's own: the same numbers as
 * `golden/alignment.py` makes of the same seed.
 */
export function languagesOf(
  seed: number,
  { sentences, hidden }: EmbeddingsShape,
): { a: Float64Array; b: Float64Array } {
  const count = sentences * hidden
  const numbers = randomNumbers(seed, 3 * count + 2 * hidden)
  const [noiseOfA, noiseOfB] = [numbers.subarray(count), numbers.subarray(2 * count)]
  const [directionOfA, directionOfB] = [numbers.subarray(3 * count), numbers.subarray(3 * count + hidden)]
  const meaning = numbers.subarray(0, count)
  return {
    a: meaning.map((value, at) => value + noiseOfA[at]! / 2 + directionOfA[at % hidden]!),
    b: meaning.map((value, at) => value + noiseOfB[at]! * 2 + directionOfB[at % hidden]! * 2),
  }
}

/** In [−0.5, 0.5), each a multiple of 2⁻³². */
export function randomNumbers(seed: number, count: number): Float64Array {
  let state = seed
  return Float64Array.from({ length: count }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32 - 0.5
  })
}
