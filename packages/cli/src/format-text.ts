import type { Interval } from '@polyfact/schema'

/** `1 fact`, `2 facts`, `2,039 facts`. */
export const count = (number: number, noun: string) =>
  `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`

/** `12.5 %` of 0.125. */
export const percent = (rate: number) => `${(100 * rate).toFixed(1)} %`

/** `10.5–17.2` of two rates; empty where there is no interval. */
export const percentInterval = (interval: Interval | undefined) =>
  interval === undefined ? '' : `${(100 * interval.low).toFixed(1)}–${(100 * interval.high).toFixed(1)}`

/** `0.6602–0.7120`; empty where there is no interval. */
export const rateInterval = (interval: Interval | undefined) =>
  interval === undefined ? '' : `${interval.low.toFixed(4)}–${interval.high.toFixed(4)}`

/** `p` with as many digits as say something: `0.4292`, `< 0.0001`. */
export const pValue = (p: number) => (p < 0.0001 ? '< 0.0001' : p.toFixed(4))
