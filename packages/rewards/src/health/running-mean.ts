/** A mean that forgets: of the last `window` values or so, in the space of two numbers. */
export interface RunningMean {
  add(value: number): void
  /** Null before the first value. */
  value(): number | null
  /** Number of values so far. */
  count(): number
}

/**
 * A running mean over about the last `window` values.
 *
 * `m_t = m_{t−1} + (x_t − m_{t−1}) / min(t, window)`: the plain mean of the first `window` values, then an exponential
 * one that weighs a value of `window` steps ago by about 1/e.
 *
 * @param window - Number of values; at least 1.
 *
 * @example
 * ```ts
 * const mean = createRunningMean(2)
 * for (const value of [1, 0, 0]) mean.add(value)
 * mean.value() // => 0.25
 * ```
 */
export function createRunningMean(window: number): RunningMean {
  let mean = 0
  let count = 0
  return {
    add(value) {
      count++
      mean += (value - mean) / Math.min(count, window)
    },
    value: () => (count === 0 ? null : mean),
    count: () => count,
  }
}
