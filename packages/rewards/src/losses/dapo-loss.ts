import { type ClipOptions, clippedTerm, ratioAt, ratioBounds } from './clipped-ratio.js'
import { checkBatch, type PolicyBatch, type PolicyLoss } from './policy-batch.js'
import { perToken } from './token-weights.js'
import { type KlPenaltyOptions, weightedSum } from './weighted-sum.js'

/** ε is 0.2 below and 0.28 above unless said otherwise ("clip-higher"). */
export interface DapoLossOptions extends ClipOptions, KlPenaltyOptions {
  /**
   * Positions that count in the whole batch of the optimiser step, of which `batch` is a part: the losses of the parts
   * then add up to that of the whole.
   *
   * @defaultValue those of `batch`
   */
  readonly tokens?: number
}

/**
 * The loss of DAPO: the clipped ratio times the advantage, averaged over all positions of the batch.
 *
 * `−(1/N) Σ_b Σ_t min(ρ A_b, clip(ρ, 1 − ε_low, 1 + ε_high) A_b) + β KL`, with `ρ = π / π_old` and N the positions that
 * count. A long answer weighs more than a short one. DAPO also drops degenerate groups and cuts off what is overlong:
 * see `degenerate` of {@link groupAdvantages} and `truncated` of {@link completionMask}.
 *
 * @param batch - see {@link PolicyBatch}.
 * @param options - see {@link DapoLossOptions}.
 * @returns see {@link PolicyLoss}; 0 with a gradient of 0 where no position counts.
 * @throws {@link PolyfactError} as {@link grpoLoss}; `OUT_OF_RANGE` for fewer `tokens` than `batch` has.
 * @see Yu et al. 2025, eq. 8 — https://arxiv.org/abs/2503.14476; TRL `loss_type="dapo"`; verl `token-mean`, its default
 *
 * @example
 * ```ts
 * const logProbabilities = Float64Array.of(-1, -1, -1, -1)
 * dapoLoss({ shape: [2, 2], logProbabilities, mask: [1, 1, 1, 0], advantages: [1, -1] }).loss // => -0.3333
 * ```
 */
export function dapoLoss(batch: PolicyBatch, options: DapoLossOptions = {}): PolicyLoss {
  return tokenMeanLoss('dapoLoss', batch, options, { high: 0.28, tokens: options.tokens })
}

/** The clipped loss averaged over positions, on behalf of the loss that is named. */
export function tokenMeanLoss(
  caller: string,
  batch: PolicyBatch,
  options: ClipOptions & KlPenaltyOptions,
  { high, tokens }: { high: number; tokens?: number | undefined },
): PolicyLoss {
  const counts = checkBatch(caller, batch)
  const bounds = ratioBounds(caller, options, { low: 0.2, high })
  const weights = perToken(caller, counts, tokens)
  return weightedSum(caller, batch, { counts, weights, kl: options.kl }, (index, sequence) =>
    clippedTerm(ratioAt(batch, index), batch.advantages[sequence]!, bounds),
  )
}
