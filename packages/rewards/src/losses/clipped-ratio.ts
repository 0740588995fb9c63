import { PolyfactError } from '@polyfact/schema'
import type { PolicyBatch, Term } from './policy-batch.js'

/** How far the ratio π / π_old may go before its gradient is cut. */
export interface ClipOptions {
  /** Lower bound of the ratio is `1 − epsilonLow`, where the advantage is negative; in [0, 1]. */
  readonly epsilonLow?: number
  /** Upper bound of the ratio is `1 + epsilonHigh`, where the advantage is positive; at least 0. */
  readonly epsilonHigh?: number
  /**
   * Upper bound of the ratio where the advantage is negative: verl's `clip_ratio_c` (3 there), TRL's `delta`.
   *
   * @defaultValue none, as in TRL
   */
  readonly ratioCap?: number
}

/** The bounds of a ratio. */
export interface RatioBounds {
  readonly low: number
  readonly high: number
  readonly cap: number
}

/** The bounds, with a loss's own defaults. */
export function ratioBounds(
  caller: string,
  { epsilonLow, epsilonHigh, ratioCap = Number.POSITIVE_INFINITY }: ClipOptions,
  defaults: { readonly low: number; readonly high: number },
): RatioBounds {
  const bounds = {
    low: 1 - (epsilonLow ?? defaults.low),
    high: 1 + (epsilonHigh ?? defaults.high),
    cap: ratioCap,
  }
  const refuse = (option: string, value: number | undefined, expected: string) => {
    const message = `${caller}: ${option} is ${value}; ${expected} is expected`
    return new PolyfactError('OUT_OF_RANGE', message, { [option]: value })
  }
  if (!(bounds.low >= 0 && bounds.low <= 1)) throw refuse('epsilonLow', epsilonLow, 'a number in [0, 1]')
  if (!(bounds.high >= 1 && bounds.high < Number.POSITIVE_INFINITY))
    throw refuse('epsilonHigh', epsilonHigh, 'a finite number of at least 0')
  if (!(bounds.cap > bounds.high)) throw refuse('ratioCap', ratioCap, `a number above ${bounds.high}`)
  return bounds
}

/** `−min(ρ A, clip(ρ) A)`, with ρ at most `cap` where A is negative; the slope is that in ln ρ, 0 where a bound holds. */
export function clippedTerm(ratio: number, advantage: number, { low, high, cap }: RatioBounds): Term {
  const bounded = advantage >= 0 ? Math.min(ratio, high) : Math.min(Math.max(ratio, low), cap)
  const clipped = bounded !== ratio
  return {
    value: -bounded * advantage,
    slope: clipped ? 0 : -ratio * advantage,
    clipped: clipped && advantage !== 0,
  }
}

/** `ρ = π / π_old` of one position; 1 where no other policy than π is known. */
export function ratioAt({ logProbabilities, oldLogProbabilities }: PolicyBatch, index: number): number {
  return oldLogProbabilities ? Math.exp(logProbabilities[index]! - oldLogProbabilities[index]!) : 1
}
