import type { CohortEvent } from '../../src/server/cohorts/cohort-events.js'
import type { CohortsOptions } from '../../src/server/cohorts/cohort-options.js'
import type { Cohorts, Connection } from '../../src/server/cohorts/cohorts.js'
import { restoreCohorts } from '../../src/server/cohorts/create-cohorts.js'
import type { Outcome, Sample } from '../../src/server/cohorts/sample.js'
import { FLUSH_MS } from './scenario.js'
import type { World } from './world.js'

/** Where a client is to be found. */
export interface Caller {
  /** Of the generation that it sends. */
  readonly name: string
  /** The reply leaves the server. */
  transmit(outcome: Outcome): void
  /** The server is gone, and with it the connection. */
  reset(): void
}

/** One life of the server, from start to kill. */
export interface Process {
  readonly barrier: Cohorts
  accept(sample: Sample, caller: Caller): Connection
  isAlive(): boolean
  /** Writes what is to be written, then sends the replies that waited for it. */
  flush(): void
  /** Calls that are open and unanswered. */
  openCalls(): number
  /** Ends at once: timers and unsent replies are lost, and all but so many of the unwritten events. */
  kill(pick: (events: number) => number): void
}

interface ProcessOptions {
  readonly world: World
  /** Durable, of earlier lives. */
  readonly log: readonly string[]
  /** Makes lines durable. */
  readonly append: (lines: readonly string[]) => void
  readonly writes: 'each' | 'grouped'
  readonly options: Omit<CohortsOptions, 'clock'>
  /** Told of an outcome when it is decided, and when it leaves. */
  readonly onOutcome: (name: string, outcome: Outcome) => () => void
}

/** A server around the barrier as it should be built: nobody is answered before the log has what the answer follows from. */
export function createProcess({ world, log, append, writes, options, onOutcome }: ProcessOptions): Process {
  const timers = new Set<() => void>()
  const callers = new Set<Caller>()
  let unwritten: string[] = []
  let unsent: (() => void)[] = []
  let isAlive = true

  function schedule(ms: number, work: () => void) {
    const cancel = world.schedule(ms, () => {
      timers.delete(cancel)
      work()
    })
    timers.add(cancel)
    return () => {
      timers.delete(cancel)
      cancel()
    }
  }

  function flush() {
    append(unwritten)
    const replies = unsent
    unwritten = []
    unsent = []
    for (const send of replies) send()
  }

  function soon() {
    if (unwritten.length + unsent.length === 1) schedule(FLUSH_MS, flush)
  }

  const barrier = restoreCohorts(
    log.map((line) => JSON.parse(line) as CohortEvent),
    {
      ...options,
      clock: { now: world.now, schedule },
      onEvent(event) {
        options.onEvent?.(event)
        if (writes === 'each') return append([JSON.stringify(event)])
        unwritten.push(JSON.stringify(event))
        soon()
      },
    },
  )

  return {
    barrier,
    accept(sample, caller) {
      callers.add(caller)
      let isOpen = true
      const connection = barrier.submit(sample, (outcome) => {
        const leaves = onOutcome(caller.name, outcome)
        const send = () => {
          callers.delete(caller)
          if (!isOpen) return
          leaves()
          caller.transmit(outcome)
        }
        if (writes === 'each') return send()
        unsent.push(send)
        soon()
      })
      return {
        delivered: () => isAlive && connection.delivered(),
        disconnect() {
          isOpen = false
          callers.delete(caller)
          if (isAlive) connection.disconnect()
        },
      }
    },
    isAlive: () => isAlive,
    flush,
    openCalls: () => callers.size,
    kill(pick) {
      isAlive = false
      append(unwritten.slice(0, pick(unwritten.length)))
      for (const cancel of timers) cancel()
      for (const { reset } of callers) reset()
    },
  }
}
