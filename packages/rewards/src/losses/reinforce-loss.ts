import { PolyfactError } from '@polyfact/schema'
import { checkBatch, type PolicyBatch, type PolicyLoss } from './policy-batch.js'
import { perSequence } from './token-weights.js'
import { type KlPenaltyOptions, weightedSum } from './weighted-sum.js'

/** Which positions are part of the mean. */
export interface ReinforceLossOptions extends KlPenaltyOptions {
  /**
   * `until-end`: those of the mask. `all-as-published`: every position, padding after the end included, as in the
   * paper's code; the mask is then not read, and every position needs a log-probability.
   *
   * @defaultValue `'until-end'`
   */
  readonly positions?: 'until-end' | 'all-as-published'
}

/**
 * The loss of the paper's trainer: REINFORCE with the advantages of the group, no ratio and no clipping.
 *
 * `(1/B) Σ_b (−A_b · mean_t ln π + β · mean_t KL)`: the mean over the positions of each sequence, then the plain mean over
 * sequences. The paper speaks of GRPO; with one update per batch of rollouts every ratio is 1, and the gradient is that
 * of {@link grpoLoss}. Its code samples at temperature 0.7 with a repetition penalty and scores at temperature 1, which
 * nothing corrects. Padding that counts trains the model to repeat its end token: a short answer in a chunk of 48
 * positions is then mostly padding.
 *
 * @param batch - see {@link PolicyBatch}; `oldLogProbabilities` are not read. For `all-as-published`, one chunk of
 *   generation: its sequences are padded to the longest among them.
 * @param options - see {@link ReinforceLossOptions}; the paper's KL is `{ coefficient, clamp: 'paper' }`.
 * @returns see {@link PolicyLoss}; sequences without a position that counts are not part of the mean, as in the paper's
 *   code.
 * @throws {@link PolyfactError} as {@link grpoLoss}.
 * @see arXiv 2606.06586, the trainer's `compute_logprob_loss`
 *
 * @example
 * ```ts
 * const logProbabilities = Float64Array.of(-1, -3, -1, -1)
 * reinforceLoss({ shape: [2, 2], logProbabilities, mask: [1, 1, 1, 0], advantages: [1, -1] }).loss // => 0.5
 * ```
 */
export function reinforceLoss(batch: PolicyBatch, options: ReinforceLossOptions = {}): PolicyLoss {
  const { positions = 'until-end', kl } = options
  if (positions !== 'until-end' && positions !== 'all-as-published') {
    const message = `reinforceLoss: positions is ${JSON.stringify(positions)}; until-end or all-as-published is expected`
    throw new PolyfactError('UNKNOWN_OPTION', message, { positions })
  }
  const { oldLogProbabilities: _, ...rest } = batch
  const read: PolicyBatch =
    positions === 'until-end' ? rest : { ...rest, mask: new Uint8Array(batch.mask.length).fill(1) }
  const counts = checkBatch('reinforceLoss', read)
  const weights = perSequence('reinforceLoss', counts, { emptySequences: 'skip' })
  return weightedSum('reinforceLoss', read, { counts, weights, kl }, (index, sequence) => {
    const slope = -read.advantages[sequence]!
    return { value: slope * read.logProbabilities[index]!, slope }
  })
}
