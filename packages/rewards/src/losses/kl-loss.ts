import { PolyfactError } from '@polyfact/schema'
import { type KlEstimateOptions, klOptions, klTerm } from './kl-estimate.js'
import { checkBatch, type PolicyBatch, type PolicyLoss } from './policy-batch.js'
import { type EmptySequencesOptions, perSequence, perToken } from './token-weights.js'
import { weightedSum } from './weighted-sum.js'

/** The estimator, and what it is averaged over. */
export interface KlLossOptions extends KlEstimateOptions, EmptySequencesOptions {
  /**
   * The mean within each sequence and then over sequences, as in the paper's code, or the mean over all positions.
   *
   * @defaultValue `'per-sequence'`
   */
  readonly mean?: 'per-sequence' | 'per-token'
}

/**
 * How far the policy has moved from the reference: KL(π ‖ reference) estimated from the sampled tokens.
 *
 * With `r = ln reference − ln π` of a token drawn from π: `k1 = −r` is unbiased and often negative; `k2 = r² / 2` is
 * biased and never negative; `k3 = eʳ − r − 1` is unbiased and never negative. As a loss, `k1` has a slope of 1 whatever
 * the reference says and drives the policy away from it (the paper's first runs went to −8.85 in 50 steps): measure with
 * it, never train with it.
 *
 * @param batch - see {@link PolicyBatch}, without advantages.
 * @param options - see {@link KlLossOptions}.
 * @returns see {@link PolicyLoss}, in nats per token.
 * @throws {@link PolyfactError} as {@link grpoLoss}; `EMPTY_INPUT` without reference.
 * @see Schulman 2020 — http://joschu.net/blog/kl-approx.html; verl `kl_penalty`; TRL, for `k3`
 *
 * @example
 * ```ts
 * const batch = { shape: [1, 2], logProbabilities: Float64Array.of(-1, -2), mask: [1, 1] } as const
 * klLoss({ ...batch, referenceLogProbabilities: Float64Array.of(-2, -1) }).loss // => 0.5431
 * ```
 */
export function klLoss(batch: Omit<PolicyBatch, 'advantages'>, options: KlLossOptions = {}): PolicyLoss {
  const { estimator, clamp } = klOptions('klLoss', options, ['k1', 'k2', 'k3'])
  const { mean = 'per-sequence' } = options
  if (mean !== 'per-sequence' && mean !== 'per-token') {
    const message = `klLoss: mean is ${JSON.stringify(mean)}; per-sequence or per-token is expected`
    throw new PolyfactError('UNKNOWN_OPTION', message, { mean })
  }
  const { logProbabilities, referenceLogProbabilities: reference } = batch
  if (reference === undefined)
    throw new PolyfactError('EMPTY_INPUT', 'klLoss: no referenceLogProbabilities; they are expected')
  const counts = checkBatch('klLoss', batch)
  const weights =
    mean === 'per-sequence' ? perSequence('klLoss', counts, options) : perToken('klLoss', counts, undefined)
  return weightedSum('klLoss', batch, { counts, weights }, (index) =>
    klTerm(reference[index]! - logProbabilities[index]!, estimator, clamp),
  )
}
