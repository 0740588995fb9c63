import { PolyfactError, type RankcWeighting } from '@polyfact/schema'
import { checkChoice } from './check-options.js'

/** How RankC weighs the positions of a ranking. */
export interface RankcOptions {
  /**
   * How position j of n weighs: `'softmax'` e^(n−j), `'norm1'` n−j+1, `'norm2'` (n−j+1)², each over its sum.
   * @defaultValue `'softmax'`
   */
  readonly weighting?: RankcWeighting
}

const RAW_WEIGHTS: Record<RankcWeighting, (n: number, j: number) => number> = {
  // e^(n−j), not e^(1−j): the published values come out of this form to the last bit; beyond 700 it would overflow
  softmax: (n, j) => Math.exp(n > 700 ? 1 - j : n - j),
  norm1: (n, j) => n - j + 1,
  norm2: (n, j) => (n - j + 1) ** 2,
}

/**
 * Position weights of RankC.
 *
 * `w_j = e^(n−j) / Σ_k e^(n−k)`, j = 1 … n: the first position carries about 63% of the weight (64% of four).
 * The published code also has `norm1`, `w_j ∝ n−j+1`, and `norm2`, `w_j ∝ (n−j+1)²`.
 *
 * @param candidateCount - n, the number of candidates; integer ≥ 1.
 * @param options - see {@link RankcOptions}.
 * @returns `[rank]` positive, decreasing with the rank, summing to 1; the softmax of ranks beyond 700 underflows to 0.
 * @throws {@link PolyfactError} `OUT_OF_RANGE` when n is no integer ≥ 1; `UNKNOWN_OPTION`.
 * @see Qi et al. 2023, eq. 5 — https://aclanthology.org/2023.emnlp-main.658
 *
 * @example
 * ```ts
 * rankcWeights(2)[0] // => 0.7311
 * rankcWeights(3, { weighting: 'norm1' })[0] // => 0.5
 * ```
 */
export function rankcWeights(candidateCount: number, options: RankcOptions = {}): number[] {
  return positionWeights('rankcWeights', candidateCount, options)
}

/**
 * The smallest RankC that two rankings of n candidates can have.
 *
 * `Σ_j w_j · max(2j − n, 0) / j`: two rankings, one the reverse of the other, share what no reordering can avoid. It
 * falls fast with n: 0.269 for 2 candidates, 0.090 for 4, 0.003 for 10.
 *
 * @param candidateCount - n, the number of candidates; integer ≥ 1.
 * @param options - see {@link RankcOptions}.
 * @returns A number in (0, 1], or 0 by underflow beyond 1400 candidates; 1 for a single candidate.
 * @throws {@link PolyfactError} `OUT_OF_RANGE` when n is no integer ≥ 1; `UNKNOWN_OPTION`.
 *
 * @example
 * ```ts
 * rankcFloor(4) // => 0.0902
 * ```
 */
export function rankcFloor(candidateCount: number, options: RankcOptions = {}): number {
  const weights = positionWeights('rankcFloor', candidateCount, options)
  return weights.reduce(
    (sum, w, rank) => sum + (w * Math.max(2 * (rank + 1) - candidateCount, 0)) / (rank + 1),
    0,
  )
}

/**
 * The RankC to expect of two rankings that have nothing to do with each other.
 *
 * `Σ_j w_j · j / n`: the mean over two independent uniform rankings. It is not 0, and it depends on n: 0.634 for 2
 * candidates, 0.377 for 4, 0.158 for 10. Compare RankC values of equal n only, or say the chance level beside them.
 *
 * @param candidateCount - n, the number of candidates; integer ≥ 1.
 * @param options - see {@link RankcOptions}.
 * @returns A number in (0, 1]; 1 for a single candidate.
 * @throws {@link PolyfactError} `OUT_OF_RANGE` when n is no integer ≥ 1; `UNKNOWN_OPTION`.
 *
 * @example
 * ```ts
 * rankcChance(4) // => 0.3768
 * ```
 */
export function rankcChance(candidateCount: number, options: RankcOptions = {}): number {
  const weights = positionWeights('rankcChance', candidateCount, options)
  return weights.reduce((sum, w, rank) => sum + (w * (rank + 1)) / candidateCount, 0)
}

/** {@link rankcWeights} on behalf of another function, whose name its errors carry. */
export function positionWeights(caller: string, candidateCount: number, options: RankcOptions): number[] {
  const { weighting = 'softmax' } = options
  checkWeighting(caller, weighting)
  if (!Number.isInteger(candidateCount) || candidateCount < 1) {
    throw new PolyfactError(
      'OUT_OF_RANGE',
      `${caller}: found ${candidateCount} candidates; expected an integer ≥ 1`,
      { candidateCount },
    )
  }
  const raw = Array.from({ length: candidateCount }, (_, rank) =>
    RAW_WEIGHTS[weighting](candidateCount, rank + 1),
  )
  const total = raw.reduce((sum, weight) => sum + weight, 0)
  return raw.map((weight) => weight / total)
}

export function checkWeighting(caller: string, weighting: RankcWeighting): void {
  checkChoice(caller, 'weighting', weighting, Object.keys(RAW_WEIGHTS))
}
