/** Time, from outside: a server's, or a simulation's. */
export interface Clock {
  /** Milliseconds; never runs backwards, and means the same after a restart. */
  now(): number
  /** Calls `work` once, in `ms` ≥ 0 milliseconds; returns what prevents it. */
  schedule(ms: number, work: () => void): () => void
}
