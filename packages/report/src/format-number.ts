const counts = new Intl.NumberFormat('en')

/** A rate in [0, 1] with three decimals; what is positive but would print as 0.000 prints as "< 0.001". */
export function formatRate(rate: number): string {
  return rate > 0 && rate < 0.0005 ? '< 0.001' : rate.toFixed(3)
}

/** {@link formatRate}, or a dash for a rate that there is not. */
export function rateOrDash(rate: number | undefined): string {
  return rate === undefined ? '–' : formatRate(rate)
}

/** A count with thousands separated: 4,400. */
export function formatCount(count: number): string {
  return counts.format(count)
}
