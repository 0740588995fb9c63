import type { BootstrapReference, Interval } from '@polyfact/schema'
import { formatCount, formatDifference } from './format-number.js'
import type { NamedResult } from './named-result.js'

/** True where any of the results tells how sure it is. */
export function hasIntervals(named: readonly NamedResult[]): boolean {
  return named.some(({ result }) => result.intervals !== undefined)
}

/** An interval of a rate, "0.598–0.666"; a dash where there is none. */
export function rateInterval(interval: Interval | undefined): string {
  return interval === undefined ? '–' : `${interval.low.toFixed(3)}–${interval.high.toFixed(3)}`
}

/** An interval of a difference: "−0.012 to +0.034". */
export function differenceInterval({ low, high }: Interval): string {
  return `${formatDifference(low)} to ${formatDifference(high)}`
}

/** A level as text has it: "95 %". */
export function levelPhrase(level: number): string {
  return `${Number((level * 100).toFixed(2))} %`
}

/** How a bootstrap was drawn: "bootstrap over 400 facts (percentile), 10,000 resamples, seed 0". */
export function bootstrapPhrase({ method, resamples, seed, facts }: BootstrapReference): string {
  return (
    `bootstrap over ${formatCount(facts)} facts (${method === 'bca' ? 'BCa' : method}), ` +
    `${formatCount(resamples)} resamples, seed ${seed}`
  )
}

/**
 * How the intervals of shares of facts were got: "95 % Wilson"; empty where no result has intervals. All results of a
 * page that have intervals have them at one level.
 */
export function wilsonNote(named: readonly NamedResult[]): string {
  const level = levelOf(named)
  return level === undefined ? '' : `${levelPhrase(level)} Wilson`
}

/**
 * How the intervals of means were got: "95 % bootstrap over 400 facts (percentile), 10,000 resamples, seed 0"; all ways
 * where results differ in it, empty where none was drawn.
 */
export function bootstrapNote(named: readonly NamedResult[]): string {
  const ways = named.flatMap(({ result: { intervals } }) =>
    intervals?.bootstrap === undefined
      ? []
      : [`${levelPhrase(intervals.level)} ${bootstrapPhrase(intervals.bootstrap)}`],
  )
  return [...new Set(ways)].join('; or ')
}

/** How the intervals of Total Consistency and of means were got, where both stand in one table. */
export function totalAndMeansNote(named: readonly NamedResult[]): string {
  const [total, means] = [wilsonNote(named), bootstrapNote(named)]
  return [
    ...(total === '' ? [] : [`of Total Consistency ${total}`]),
    ...(means === '' ? [] : [`of means ${means}`]),
  ].join('; ')
}

function levelOf(named: readonly NamedResult[]): number | undefined {
  return named.find(({ result }) => result.intervals !== undefined)?.result.intervals?.level
}
