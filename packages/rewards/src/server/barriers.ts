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
  /** Closes all of them, as {@link Cohorts.close}. */
  close(waiting: 'retry' | 'policy'): void
}

interface BarriersOptions {
  readonly clock: Clock
  readonly book: FactBook
  readonly score: ScoreCohort
  readonly engines: Record<EngineName, EngineSettings>
  /** Null: nothing outlives the process. What writing throws, whoever calls or the clock is told. */
  readonly log: StateLog | null
}

/** The barriers, as their log left them; the log is brought down to what is held. */
export function createBarriers({ clock, book, score, engines, log }: BarriersOptions): Barriers {
  const past = new Map<EngineName, CohortEvent[]>(ENGINE_NAMES.map((name) => [name, []]))
  for (const { engine, event } of log?.takePast() ?? []) past.get(engine)!.push(event)
  let isCompacting = false

  function* snapshot(): Generator<EngineEvent> {
    for (const [engine, cohorts] of barriers) for (const event of cohorts.snapshot()) yield { engine, event }
  }

  function compactSoon(log: StateLog) {
    if (isCompacting || !log.isGrown()) return
    isCompacting = true
    // an event is told of before it is made: a snapshot now would lack it
    clock.schedule(0, () => {
      isCompacting = false
      if (log.isGrown()) log.compact(snapshot())
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
          log.append({ engine, event })
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
      for (const cohorts of barriers.values()) cohorts.close(waiting)
    },
  }
}
