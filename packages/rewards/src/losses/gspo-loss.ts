import { type ClipOptions, clippedTerm, ratioBounds } from './clipped-ratio.js'
import { checkBatch, type PolicyBatch, type PolicyLoss } from './policy-batch.js'
import { type EmptySequencesOptions, perSequence } from './token-weights.js'
import { type KlPenaltyOptions, weightedSum } from './weighted-sum.js'

/** ε is the paper's 3e-4 below and 4e-4 above unless said otherwise; TRL and verl take 0.2, which hardly ever clips. */
export interface GspoLossOptions extends ClipOptions, EmptySequencesOptions, KlPenaltyOptions {}

/**
 * The loss of GSPO: one ratio for a whole sequence, clipped as a whole.
 *
 * `−(1/B) Σ_b min(s_b A_b, clip(s_b, 1 − ε_low, 1 + ε_high) A_b) + β KL`, with
 * `s_b = exp((1/n_b) Σ_t ln(π / π_old))`, the geometric mean of the ratios of sequence b. Either every position of a
 * sequence has a gradient or none has.
 *
 * @param batch - see {@link PolicyBatch}.
 * @param options - see {@link GspoLossOptions}.
 * @returns see {@link PolicyLoss}; 0 with a gradient of 0 where no position counts. `clipped` counts the positions of
 *   clipped sequences.
 * @throws {@link PolyfactError} as {@link grpoLoss}.
 * @see Zheng et al. 2025, eq. 5 — https://arxiv.org/abs/2507.18071; TRL `importance_sampling_level="sequence"` with
 *   `loss_type="grpo"`; verl `loss_mode=gspo` with `seq-mean-token-mean`
 *
 * @example
 * ```ts
 * const logProbabilities = Float64Array.of(-1, -1, -1, -1)
 * gspoLoss({ shape: [2, 2], logProbabilities, mask: [1, 1, 1, 0], advantages: [1, -1] }).gradient // => Float64Array.of(-0.25, -0.25, 0.5, 0)
 * ```
 */
export function gspoLoss(batch: PolicyBatch, options: GspoLossOptions = {}): PolicyLoss {
  const counts = checkBatch('gspoLoss', batch)
  const bounds = ratioBounds('gspoLoss', options, { low: 3e-4, high: 4e-4 })
  const weights = perSequence('gspoLoss', counts, options)
  const terms = counts.bySequence.map((count, sequence) =>
    clippedTerm(sequenceRatio(batch, sequence, count), batch.advantages[sequence]!, bounds),
  )
  return weightedSum(
    'gspoLoss',
    batch,
    { counts, weights, kl: options.kl },
    (_, sequence) => terms[sequence]!,
  )
}

function sequenceRatio(
  { shape, mask, logProbabilities, oldLogProbabilities }: PolicyBatch,
  sequence: number,
  count: number,
): number {
  if (oldLogProbabilities === undefined || count === 0) return 1
  const [, positions] = shape
  let sum = 0
  for (let index = sequence * positions; index < (sequence + 1) * positions; index++) {
    if (mask[index] === 1) sum += logProbabilities[index]! - oldLogProbabilities[index]!
  }
  return Math.exp(sum / count)
}
