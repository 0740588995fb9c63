import { PolyfactError } from '@polyfact/schema'
import { ratioAt } from './clipped-ratio.js'
import { checkBatch, type PolicyBatch, type PolicyLoss } from './policy-batch.js'
import { perToken } from './token-weights.js'
import { type KlPenaltyOptions, weightedSum } from './weighted-sum.js'

/** Bounds of the ratio itself, not distances from 1. */
export interface CispoLossOptions extends KlPenaltyOptions {
  /**
   * Greatest weight. TRL calls it `epsilon_high`, whose default of 0.2 caps every weight at 0.2; in verl it is
   * `1 + clip_ratio_high`.
   *
   * @defaultValue 5, as in ScaleRL
   */
  readonly ratioCap?: number
  /**
   * Smallest weight; `1 − clip_ratio_low` in verl.
   *
   * @defaultValue 0, as in TRL: no bound
   */
  readonly ratioFloor?: number
  /**
   * Positions that count in the whole batch of the optimiser step, of which `batch` is a part.
   *
   * @defaultValue those of `batch`
   */
  readonly tokens?: number
}

/**
 * The loss of CISPO: REINFORCE weighted by a ratio that is bounded and then held constant.
 *
 * `−(1/N) Σ_b Σ_t sg(min(ρ, cap)) A_b ln π + β KL`, with `ρ = π / π_old`, N the positions that count, and sg the stop of
 * the gradient: a bounded position keeps its gradient, where the other losses lose it. The gradient is thus not the
 * derivative of the number that is returned as loss, which tells nothing about progress.
 *
 * @param batch - see {@link PolicyBatch}.
 * @param options - see {@link CispoLossOptions}.
 * @returns see {@link PolicyLoss}; 0 with a gradient of 0 where no position counts.
 * @throws {@link PolyfactError} as {@link grpoLoss}; `OUT_OF_RANGE` unless `0 ≤ ratioFloor ≤ ratioCap`, and for fewer
 *   `tokens` than `batch` has.
 * @see MiniMax 2025, eq. 4 — https://arxiv.org/abs/2506.13585; ScaleRL — https://arxiv.org/abs/2510.13786; TRL
 *   `loss_type="cispo"`; verl `loss_mode=cispo`
 *
 * @example
 * ```ts
 * const logProbabilities = Float64Array.of(-1, -1, -1, -1)
 * cispoLoss({ shape: [2, 2], logProbabilities, mask: [1, 1, 1, 0], advantages: [1, -1] }).loss // => 0.3333
 * ```
 */
export function cispoLoss(batch: PolicyBatch, options: CispoLossOptions = {}): PolicyLoss {
  const { ratioCap = 5, ratioFloor = 0, tokens, kl } = options
  if (!(ratioFloor >= 0 && ratioFloor <= ratioCap && ratioCap < Number.POSITIVE_INFINITY)) {
    const message = `cispoLoss: ratioFloor is ${ratioFloor} and ratioCap ${ratioCap}; finite numbers with 0 <= ratioFloor <= ratioCap are expected`
    throw new PolyfactError('OUT_OF_RANGE', message, { ratioFloor, ratioCap })
  }
  const counts = checkBatch('cispoLoss', batch)
  const weights = perToken('cispoLoss', counts, tokens)
  return weightedSum('cispoLoss', batch, { counts, weights, kl }, (index, sequence) => {
    const ratio = ratioAt(batch, index)
    const bounded = Math.max(ratioFloor, Math.min(ratio, ratioCap))
    const slope = -bounded * batch.advantages[sequence]!
    return { value: slope * batch.logProbabilities[index]!, slope, clipped: bounded !== ratio }
  })
}
