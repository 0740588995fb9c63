import { type ClipOptions, clippedTerm, ratioAt, ratioBounds } from './clipped-ratio.js'
import { checkBatch, type PolicyBatch, type PolicyLoss } from './policy-batch.js'
import { type EmptySequencesOptions, perLength } from './token-weights.js'
import { type KlPenaltyOptions, weightedSum } from './weighted-sum.js'

/** ε is 0.2 on both sides unless said otherwise. */
export interface DrGrpoLossOptions extends ClipOptions, EmptySequencesOptions, KlPenaltyOptions {
  /**
   * L, the constant that stands in for the length of a sequence: the most tokens that a completion may have.
   *
   * @defaultValue the positions of the batch, which change from batch to batch
   */
  readonly maxLength?: number
}

/**
 * The loss of Dr. GRPO: that of GRPO with one constant in place of each sequence's length.
 *
 * `−1/(B L) Σ_b Σ_t min(ρ A_b, clip(ρ, 1 − ε, 1 + ε) A_b) + β KL`. Every token of every answer weighs the same, whatever
 * the length. Its advantages are not divided by a deviation: {@link groupAdvantages} with `preset: 'dr-grpo'`.
 *
 * @param batch - see {@link PolicyBatch}.
 * @param options - see {@link DrGrpoLossOptions}.
 * @returns see {@link PolicyLoss}; 0 with a gradient of 0 where no position counts.
 * @throws {@link PolyfactError} as {@link grpoLoss}; `OUT_OF_RANGE` for a `maxLength` below a sequence's length.
 * @see Liu et al. 2025, section 3.2 — https://arxiv.org/abs/2503.20783; TRL `loss_type="dr_grpo"`; verl
 *   `seq-mean-token-sum-norm`
 *
 * @example
 * ```ts
 * const logProbabilities = Float64Array.of(-1, -1, -1, -1)
 * drGrpoLoss({ shape: [2, 2], logProbabilities, mask: [1, 1, 1, 0], advantages: [1, -1] }, { maxLength: 4 }).loss // => -0.125
 * ```
 */
export function drGrpoLoss(batch: PolicyBatch, options: DrGrpoLossOptions = {}): PolicyLoss {
  const counts = checkBatch('drGrpoLoss', batch)
  const bounds = ratioBounds('drGrpoLoss', options, { low: 0.2, high: 0.2 })
  const weights = perLength('drGrpoLoss', counts, options.maxLength ?? batch.shape[1], options)
  return weightedSum('drGrpoLoss', batch, { counts, weights, kl: options.kl }, (index, sequence) =>
    clippedTerm(ratioAt(batch, index), batch.advantages[sequence]!, bounds),
  )
}
