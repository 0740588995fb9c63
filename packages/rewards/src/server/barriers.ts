import type { Clock } from './cohorts/clock.js'
import type { CohortEvent } from './cohorts/cohort-events.js'
import type { Cohorts } from './cohorts/cohorts.js'
import { restoreCohorts } from './cohorts/create-cohorts.js'
import type { ScoreCohort } from './cohorts/end-cohort.js'
import type { EngineSettings } from './engines/engine-settings.js'
import { ENGINE_NAMES, type EngineName } from './engines/engines.js'
import type { FactBook } from './facts/fact-book.js'
import type { EngineEvent, StateLog } from './state/state-log.js'

/** One barrier an engine. */
export interface Barriers {
  of(engine: EngineName): Cohorts
  /**
   * Answers every call that waits. `retry`: to be sent again when the server is back; `policy`: as at the deadline, since
   * nothing of what waits is kept.
   */
  close(waiting: 'retry' | 'policy'): void
}

interface BarriersOptions {
  readonly clock: Clock
  readonly book: FactBook
  readonly score: ScoreCohort
  readonly engines: Record<EngineName, EngineSettings>
  /** Null: nothing outlives the process. */
  readonly log: StateLog | null
  /** Told of a log that can no longer be written: what it should hold must not be answered. */
  readonly onFault: (error: unknown) => void
}

/** The barriers, as their log left them; the log is brought down to what is held. */
export function createBarriers({ clock, book, score, engines, log, onFault }: BarriersOptions): Barriers {
  const past = new Map<EngineName, CohortEvent[]>(ENGINE_NAMES.map((name) => [name, []]))
  for (const { engine, event } of log?.past ?? []) past.get(engine)!.push(event)
  let isCompacting = false

  function* snapshot(): Generator<EngineEvent> {
    for (const [engine, cohorts] of barriers) for (const event of cohorts.snapshot()) yield { engine, event }
  }

  function compactSoon(log: StateLog) {
    if (isCompacting || !log.isGrown()) return
    isCompacting = true
    // an event is told of before it is made: a snapshot now would lack it
    setImmediate(() => {
      isCompacting = false
      try {
        if (log.isGrown()) log.compact(snapshot())
      } catch (error) {
        onFault(error)
      }
    })
  }

  const barriers = new Map<EngineName, Cohorts>()
  for (const engine of ENGINE_NAMES) {
    const cohorts = restoreCohorts(past.get(engine)!, {
      ...engines[engine],
      clock,
      languagesOf: (fact) => book.facts.get(fact)?.languages,
      score,
      ...(log && {
        onEvent(event) {
          try {
            log.append({ engine, event })
          } catch (error) {
            onFault(error)
            throw error
          }
          compactSoon(log)
        },
      }),
    })
    barriers.set(engine, cohorts)
  }
  log?.compact(snapshot())

  return {
    of: (engine) => barriers.get(engine)!,
    close(waiting) {
      for (const cohorts of barriers.values()) {
        if (waiting === 'policy') for (const rollout of waitingRollouts(cohorts)) cohorts.abort(rollout)
        cohorts.close()
      }
    },
  }
}

/** Rollouts that have begun and not ended. */
function waitingRollouts(cohorts: Cohorts) {
  const waiting = new Map<string, { run: string; fact: string; rollout: number | string }>()
  for (const event of cohorts.snapshot()) {
    if (event.event !== 'arrived' && event.event !== 'ended') continue
    const { run, fact, rollout } = event
    const key = JSON.stringify([run, fact, `${rollout}`])
    if (event.event === 'ended') waiting.delete(key)
    else waiting.set(key, { run, fact, rollout })
  }
  return waiting.values()
}
