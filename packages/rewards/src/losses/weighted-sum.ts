import { PolyfactError } from '@polyfact/schema'
import { type KlEstimateOptions, klOptions, klTerm } from './kl-estimate.js'
import type { Counts, PolicyBatch, PolicyLoss, Term } from './policy-batch.js'
import type { TokenWeights } from './token-weights.js'

/** A pull towards the reference policy, added to a policy loss. */
export interface KlPenaltyOptions {
  /** Added to the loss of every position; off unless there. */
  readonly kl?: KlPenalty
}

/** `k1` is not offered: its slope is 1 whatever the reference says, so that as a loss it lowers every log-probability. */
export interface KlPenalty extends KlEstimateOptions {
  /** β, at least 0. */
  readonly coefficient: number
  readonly estimator?: 'k2' | 'k3'
}

/** `Σ weight · (term + β · KL)` over the positions that count, in order; sequences without one add nothing. */
export function weightedSum(
  caller: string,
  batch: Omit<PolicyBatch, 'advantages'>,
  { counts, weights, kl }: { counts: Counts; weights: TokenWeights; kl?: KlPenalty | undefined },
  termOf: (index: number, sequence: number) => Term,
): PolicyLoss {
  const penalty = kl && penaltyOf(caller, batch, kl)
  const [, positions] = batch.shape
  const gradient = new Float64Array(batch.mask.length)
  let loss = 0
  let clipped = 0
  for (const [sequence, count] of counts.bySequence.entries()) {
    if (count === 0) continue
    const weight = weights(sequence)
    for (let index = sequence * positions; index < (sequence + 1) * positions; index++) {
      if (batch.mask[index] === 0) continue
      const term = termOf(index, sequence)
      const pull = penalty?.(index)
      loss += weight * (term.value + (pull?.value ?? 0))
      gradient[index] = weight * (term.slope + (pull?.slope ?? 0))
      if (term.clipped) clipped++
    }
  }
  if (!Number.isFinite(loss)) {
    const message = `${caller}: the loss is ${loss}; log-probabilities that lie closer together are expected, as e to the power of their difference overflows`
    throw new PolyfactError('NOT_FINITE', message, { loss })
  }
  return { loss, gradient, shape: batch.shape, tokens: counts.tokens, sequences: counts.sequences, clipped }
}

function penaltyOf(
  caller: string,
  batch: Omit<PolicyBatch, 'advantages'>,
  kl: KlPenalty,
): (index: number) => Term {
  const { logProbabilities, referenceLogProbabilities: reference } = batch
  const { coefficient } = kl
  const { estimator, clamp } = klOptions(caller, kl, ['k2', 'k3'])
  if (!(coefficient >= 0 && coefficient < Number.POSITIVE_INFINITY)) {
    const message = `${caller}: kl.coefficient is ${coefficient}; a finite number of at least 0 is expected`
    throw new PolyfactError('OUT_OF_RANGE', message, { coefficient })
  }
  if (reference === undefined) {
    const message = `${caller}: found kl without referenceLogProbabilities; both or neither are expected`
    throw new PolyfactError('EMPTY_INPUT', message)
  }
  return (index) => {
    const { value, slope } = klTerm(reference[index]! - logProbabilities[index]!, estimator, clamp)
    return { value: coefficient * value, slope: coefficient * slope }
  }
}
