import type { Clock } from '../../src/server/cohorts/clock.js'

interface Entry {
  readonly at: number
  readonly order: number
  work: (() => void) | null
}

/** Simulated time: what is scheduled happens in order of time, and of scheduling where times are equal. */
export interface World extends Clock {
  /** Goes on until nothing is scheduled. */
  run(): void
  /** Goes on for so many milliseconds. */
  advance(ms: number): void
}

/** More would mean that something schedules itself for ever. */
const MOST_STEPS = 200_000

export function createWorld(): World {
  const heap: Entry[] = []
  let [time, scheduled] = [0, 0]
  const isBefore = (a: Entry, b: Entry) => a.at < b.at || (a.at === b.at && a.order < b.order)

  function push(entry: Entry) {
    let index = heap.push(entry) - 1
    while (index > 0) {
      const parent = (index - 1) >> 1
      if (!isBefore(entry, heap[parent]!)) break
      heap[index] = heap[parent]!
      index = parent
    }
    heap[index] = entry
  }

  function pop(): Entry | undefined {
    const first = heap[0]
    const last = heap.pop()
    if (first === undefined || last === undefined || heap.length === 0) return first
    let index = 0
    for (;;) {
      let child = 2 * index + 1
      if (child >= heap.length) break
      if (child + 1 < heap.length && isBefore(heap[child + 1]!, heap[child]!)) child++
      if (!isBefore(heap[child]!, last)) break
      heap[index] = heap[child]!
      index = child
    }
    heap[index] = last
    return first
  }

  function runUntil(until: number) {
    for (let steps = 0; steps < MOST_STEPS; steps++) {
      if (heap[0] === undefined || heap[0].at > until) return
      const { at, work } = pop()!
      if (work === null) continue
      time = at
      work()
    }
    throw new Error(`the simulation does not end: ${MOST_STEPS} steps`)
  }

  return {
    now: () => time,
    schedule(ms, work) {
      const entry: Entry = { at: time + ms, order: scheduled++, work }
      push(entry)
      return () => {
        entry.work = null
      }
    },
    run: () => runUntil(Number.POSITIVE_INFINITY),
    advance(ms) {
      const until = time + ms
      runUntil(until)
      time = until
    },
  }
}
