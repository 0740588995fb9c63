import { type ClipOptions, clippedTerm, ratioAt, ratioBounds } from './clipped-ratio.js'
import { checkBatch, type PolicyBatch, type PolicyLoss } from './policy-batch.js'
import { type EmptySequencesOptions, perSequence } from './token-weights.js'
import { type KlPenaltyOptions, weightedSum } from './weighted-sum.js'

/** ε is 0.2 on both sides unless said otherwise. */
export interface GrpoLossOptions extends ClipOptions, EmptySequencesOptions, KlPenaltyOptions {}

/**
 * The loss of GRPO: the clipped ratio times the advantage, averaged within each sequence, then over sequences.
 *
 * `−(1/B) Σ_b (1/n_b) Σ_t min(ρ A_b, clip(ρ, 1 − ε, 1 + ε) A_b) + β KL`, with `ρ = π / π_old` of position t and n_b the
 * positions of sequence b that count. Dividing by n_b makes a token of a short answer weigh more than one of a long
 * answer, so that answers grow where they are wrong; see {@link drGrpoLoss}.
 *
 * @param batch - see {@link PolicyBatch}.
 * @param options - see {@link GrpoLossOptions}.
 * @returns see {@link PolicyLoss}; 0 with a gradient of 0 where no position counts. verl adds 1e-8 to every n_b, which is
 *   not done here.
 * @throws {@link PolyfactError} `EMPTY_INPUT` without sequences or positions, and for `kl` without reference;
 *   `SHAPE_MISMATCH`; `NOT_FINITE` for a number that counts and is none, or a ratio that overflows; `OUT_OF_RANGE`,
 *   `UNKNOWN_OPTION`.
 * @see Shao et al. 2024, eq. 3 — https://arxiv.org/abs/2402.03300; TRL `loss_type="grpo"`; verl `seq-mean-token-mean`
 *
 * @example
 * ```ts
 * const logProbabilities = Float64Array.of(-1, -1, -1, -1)
 * grpoLoss({ shape: [2, 2], logProbabilities, mask: [1, 1, 1, 0], advantages: [1, -1] }).gradient // => Float64Array.of(-0.25, -0.25, 0.5, 0)
 * ```
 */
export function grpoLoss(batch: PolicyBatch, options: GrpoLossOptions = {}): PolicyLoss {
  const counts = checkBatch('grpoLoss', batch)
  const bounds = ratioBounds('grpoLoss', options, { low: 0.2, high: 0.2 })
  const weights = perSequence('grpoLoss', counts, options)
  return weightedSum('grpoLoss', batch, { counts, weights, kl: options.kl }, (index, sequence) =>
    clippedTerm(ratioAt(batch, index), batch.advantages[sequence]!, bounds),
  )
}
