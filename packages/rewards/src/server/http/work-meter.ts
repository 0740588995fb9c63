import { createWorkHistogram, type WorkHistogram } from '../watch/work-histogram.js'

/** The server's own work on one call. */
export interface CallWork {
  /** The call waits for others from now on, if it was not answered at once. */
  waits(): void
  /** Its reply is ready. */
  ready(): void
}

/** Measures how long the server works on calls: from a parsed request to its reply, without the wait for other languages. */
export interface WorkMeter {
  begin(): CallWork
  readonly histogram: WorkHistogram
}

/** A call that completes a rollout works for all that waited: each of them is charged from when that call began. */
export function createWorkMeter(now: () => number = () => performance.now()): WorkMeter {
  const histogram = createWorkHistogram()
  let turnBegan = 0
  return {
    histogram,
    begin() {
      const began = now()
      turnBegan = began
      let worked = 0
      let isWaiting = false
      return {
        waits() {
          isWaiting = true
          worked = now() - began
        },
        ready() {
          histogram.add(isWaiting ? worked + now() - turnBegan : now() - began)
        },
      }
    },
  }
}
