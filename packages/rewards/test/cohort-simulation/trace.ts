import type { ArrivedEvent, CohortEvent, Ending } from '../../src/server/cohorts/cohort-events.js'
import type { RolloutReference } from '../../src/server/cohorts/sample.js'

/** What the events tell of one cohort. A rollout that comes back after it was forgotten is another one. */
export interface CohortTrace extends RolloutReference {
  /** Which of its name. */
  readonly incarnation: number
  readonly at: number
  readonly arrived: ArrivedEvent[]
  ending: Ending | null
  isForgotten: boolean
}

/** Reads events along, independently of the barrier. */
export interface Trace {
  read(event: CohortEvent): void
  /** The newest of a name. */
  latest(reference: RolloutReference): CohortTrace | undefined
  all(): readonly CohortTrace[]
}

export function createTrace(firstIncarnation = 0): Trace {
  const all: CohortTrace[] = []
  const newest = new Map<string, CohortTrace>()
  const nameOf = ({ run, fact, rollout }: RolloutReference) => `${run}/${fact}/${rollout}`

  function open(reference: RolloutReference, at: number) {
    const { run, fact, rollout } = reference
    const incarnation = (newest.get(nameOf(reference))?.incarnation ?? firstIncarnation - 1) + 1
    const cohort = { run, fact, rollout, incarnation, at, arrived: [], ending: null, isForgotten: false }
    newest.set(nameOf(reference), cohort)
    all.push(cohort)
    return cohort
  }

  function held(reference: RolloutReference): CohortTrace | undefined {
    const cohort = newest.get(nameOf(reference))
    return cohort?.isForgotten ? undefined : cohort
  }

  return {
    read(event) {
      if (event.event === 'arrived') (held(event) ?? open(event, event.at)).arrived.push(event)
      else if (event.event === 'ended') (held(event) ?? open(event, event.ending.at)).ending = event.ending
      else if (event.event === 'forgotten') held(event)!.isForgotten = true
    },
    latest: (reference) => newest.get(nameOf(reference)),
    all: () => all,
  }
}
