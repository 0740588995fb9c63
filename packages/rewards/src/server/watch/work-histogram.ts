/** How long the server itself worked on calls, in buckets that grow by a fifth. */
export interface WorkHistogram {
  add(ms: number): void
  readonly count: number
  readonly sumMs: number
  /** An upper bound of the share of the calls, at most a fifth above it; null without calls. */
  quantileMs(share: number): number | null
}

const SMALLEST_MS = 0.001
const GROWTH = 1.2
/** Up to a minute. */
const BUCKETS = 100

export function createWorkHistogram(): WorkHistogram {
  const counts = new Uint32Array(BUCKETS)
  let [count, sumMs] = [0, 0]
  return {
    add(ms) {
      const bucket = Math.ceil(Math.log(ms / SMALLEST_MS) / Math.log(GROWTH))
      counts[Math.min(BUCKETS - 1, Math.max(0, bucket))]!++
      count++
      sumMs += ms
    },
    get count() {
      return count
    },
    get sumMs() {
      return sumMs
    },
    quantileMs(share) {
      if (count === 0) return null
      let left = share * count
      const bucket = counts.findIndex((number) => {
        left -= number
        return left <= 0
      })
      return SMALLEST_MS * GROWTH ** (bucket === -1 ? BUCKETS - 1 : bucket)
    },
  }
}
