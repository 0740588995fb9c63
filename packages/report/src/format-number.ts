const counts = new Intl.NumberFormat('en')
const MINUS = '−'

/** A rate in [0, 1] with three decimals; what is positive but would print as 0.000 prints as "< 0.001". */
export function formatRate(rate: number): string {
  return rate > 0 && rate < 0.0005 ? '< 0.001' : rate.toFixed(3)
}

/** {@link formatRate}, or a dash for a rate that there is not. */
export function rateOrDash(rate: number | undefined): string {
  return rate === undefined ? '–' : formatRate(rate)
}

/** A number that may be negative, with three decimals: −0.012. */
export function formatSigned(value: number): string {
  const digits = Math.abs(value).toFixed(3)
  return value < 0 && Number(digits) > 0 ? `${MINUS}${digits}` : digits
}

/** A difference with its sign, whichever it is: +0.085; 0.000 for one that rounds to nothing. */
export function formatDifference(value: number): string {
  const digits = formatSigned(value)
  return value > 0 && Number(digits) > 0 ? `+${digits}` : digits
}

/** A probability of a test, with three decimals; "< 0.001" below that. */
export function formatP(p: number): string {
  return p < 0.001 ? '< 0.001' : p.toFixed(3)
}

/** A count with thousands separated: 4,400. */
export function formatCount(count: number): string {
  return counts.format(count)
}
