/** How long things took, in buckets. */
export interface DurationHistogram {
  /** Upper bounds of the buckets, inclusive; one more bucket is without a bound. */
  readonly boundsMs: readonly number[]
  /** `[bucket]`, one more than bounds; not cumulative. */
  readonly counts: readonly number[]
  readonly count: number
  readonly sumMs: number
}

/** From ten milliseconds to the longest deadline of an engine. */
const BOUNDS_MS = [10, 100, 1000, 5000, 15_000, 30_000, 60_000, 120_000, 180_000, 300_000] as const

/** Gathers durations. */
export interface DurationCounter {
  add(ms: number): void
  histogram(): DurationHistogram
}

export function createDurationCounter(): DurationCounter {
  const counts = new Array<number>(BOUNDS_MS.length + 1).fill(0)
  let [count, sumMs] = [0, 0]
  return {
    add(ms) {
      const bucket = BOUNDS_MS.findIndex((bound) => ms <= bound)
      counts[bucket === -1 ? BOUNDS_MS.length : bucket]!++
      count++
      sumMs += ms
    },
    histogram: () => ({ boundsMs: BOUNDS_MS, counts: [...counts], count, sumMs }),
  }
}
