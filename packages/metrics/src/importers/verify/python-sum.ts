/** How a list of floats is added up. */
export type Sum = (values: readonly number[]) => number

/** From left to right, as `sum` of Python adds floats up to version 3.11. */
export function plainSum(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}

/**
 * With the rounding errors added at the end (Neumaier), as `sum` of Python adds floats since version 3.12.
 *
 * @example
 * ```ts
 * compensatedSum([1, 1e100, 1, -1e100]) // => 2
 * ```
 */
export function compensatedSum(values: readonly number[]): number {
  let sum = 0
  let lost = 0
  for (const value of values) {
    const next = sum + value
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum
    sum = next
  }
  return sum + lost
}
