import { PolyfactError } from '@polyfact/schema'
import type { Term } from './policy-batch.js'

/** How KL(π ‖ reference) is estimated from one sampled token, and whether extremes are held. */
export interface KlEstimateOptions {
  /**
   * With `r = ln reference − ln π`: `k1` is −r, `k2` is r² / 2, `k3` is eʳ − r − 1.
   *
   * @defaultValue `'k3'`
   */
  readonly estimator?: KlEstimator
  /**
   * For `k3`. `paper` holds r within ±10; `verl`, as OpenRLHF, holds the estimate at 10; outside, the slope is 0.
   *
   * @defaultValue `'none'`, as in TRL
   */
  readonly clamp?: KlClamp
}

export type KlEstimator = 'k1' | 'k2' | 'k3'
export type KlClamp = 'none' | 'paper' | 'verl'

/** The estimate of one token and its slope in ln π. */
export function klTerm(difference: number, estimator: KlEstimator, clamp: KlClamp): Term {
  if (estimator === 'k1') return { value: -difference, slope: 1 }
  if (estimator === 'k2') return { value: difference ** 2 / 2, slope: -difference }
  const held = clamp === 'paper' ? Math.max(-10, Math.min(10, difference)) : difference
  const value = Math.expm1(held) - held
  if (clamp === 'verl' && value > 10) return { value: 10, slope: 0 }
  return { value, slope: held === difference ? -Math.expm1(held) : 0 }
}

/** The estimator and the clamp, with their defaults; refuses what does not exist. */
export function klOptions(
  caller: string,
  { estimator = 'k3', clamp = 'none' }: KlEstimateOptions,
  estimators: readonly KlEstimator[],
): { estimator: KlEstimator; clamp: KlClamp } {
  if (!estimators.includes(estimator)) throw unknown(caller, 'estimator', estimator, estimators)
  if (!['none', 'paper', 'verl'].includes(clamp))
    throw unknown(caller, 'clamp', clamp, ['none', 'paper', 'verl'])
  if (clamp !== 'none' && estimator !== 'k3') throw unknown(caller, `clamp of ${estimator}`, clamp, ['none'])
  return { estimator, clamp }
}

function unknown(caller: string, option: string, found: unknown, expected: readonly string[]): PolyfactError {
  const message = `${caller}: ${option} is ${JSON.stringify(found)}; ${expected.join(' or ')} is expected`
  return new PolyfactError('UNKNOWN_OPTION', message, { [option]: found })
}
