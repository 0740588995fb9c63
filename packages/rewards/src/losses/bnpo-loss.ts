import type { ClipOptions } from './clipped-ratio.js'
import { tokenMeanLoss } from './dapo-loss.js'
import type { PolicyBatch, PolicyLoss } from './policy-batch.js'
import type { KlPenaltyOptions } from './weighted-sum.js'

/** ε is 0.2 on both sides unless said otherwise. */
export interface BnpoLossOptions extends ClipOptions, KlPenaltyOptions {}

/**
 * The loss that TRL calls BNPO: that of DAPO with one ε, divided by the positions of this batch alone.
 *
 * Where a step is accumulated from several batches their losses do not add up to that of the whole, as they do with
 * `tokens` of {@link dapoLoss}; with one batch and the same ε both are equal.
 *
 * @param batch - see {@link PolicyBatch}.
 * @param options - see {@link BnpoLossOptions}.
 * @returns see {@link PolicyLoss}; 0 with a gradient of 0 where no position counts.
 * @throws {@link PolyfactError} as {@link grpoLoss}.
 * @see TRL `loss_type="bnpo"` — https://huggingface.co/docs/trl/grpo_trainer
 *
 * @example
 * ```ts
 * const logProbabilities = Float64Array.of(-1, -1, -1, -1)
 * bnpoLoss({ shape: [2, 2], logProbabilities, mask: [1, 1, 1, 0], advantages: [1, -1] }).loss // => -0.3333
 * ```
 */
export function bnpoLoss(batch: PolicyBatch, options: BnpoLossOptions = {}): PolicyLoss {
  return tokenMeanLoss('bnpoLoss', batch, options, { high: 0.2 })
}
