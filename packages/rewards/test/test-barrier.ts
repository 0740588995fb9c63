import type { CohortEvent } from '../src/server/cohorts/cohort-events.js'
import type { CohortsOptions } from '../src/server/cohorts/cohort-options.js'
import type { Cohorts, Connection } from '../src/server/cohorts/cohorts.js'
import { restoreCohorts } from '../src/server/cohorts/create-cohorts.js'
import type { CohortToScore } from '../src/server/cohorts/end-cohort.js'
import type { Outcome, Sample } from '../src/server/cohorts/sample.js'
import { createWorld, type World } from './cohort-simulation/world.js'

/** A call of a test: what it was answered, and its connection. */
export interface TestCall extends Connection {
  /** None while it waits. */
  readonly outcomes: readonly Outcome[]
}

/** A barrier with a clock that the test moves. */
export interface TestBarrier {
  readonly world: World
  readonly barrier: Cohorts
  readonly events: readonly CohortEvent[]
  readonly scored: readonly CohortToScore[]
  /** Of run `r`, fact `Q1` and in English with the text `Durham`, unless told. */
  call(sample?: Partial<Sample>): TestCall
  /** A barrier from these events, or from all so far, as after a kill. */
  restart(events?: readonly CohortEvent[]): TestBarrier
}

/** The reward of every language is the number of answers; facts are asked in English and Swahili; nothing stalls. */
export function createTestBarrier(
  options: Partial<CohortsOptions> = {},
  { world = createWorld(), past = [] }: { world?: World; past?: readonly CohortEvent[] } = {},
): TestBarrier {
  const events: CohortEvent[] = [...past]
  const scored: CohortToScore[] = []
  const barrier = restoreCohorts(past, {
    clock: world,
    languagesOf: (fact) => (fact.startsWith('Q') ? ['en', 'sw'] : undefined),
    score: (cohort) => {
      scored.push(cohort)
      const reward = { reward: cohort.answers.length, components: { answers: cohort.answers.length } }
      return Object.fromEntries(cohort.answers.map(({ language }) => [language, reward]))
    },
    deadlineMs: 1000,
    stallMs: Number.POSITIVE_INFINITY,
    policy: 'mask',
    onEvent: (event) => events.push(JSON.parse(JSON.stringify(event)) as CohortEvent),
    ...options,
  })
  return {
    world,
    barrier,
    events,
    scored,
    call(sample = {}) {
      const outcomes: Outcome[] = []
      const whole = { run: 'r', fact: 'Q1', language: 'en', text: 'Durham', ...sample }
      const connection = barrier.submit(whole, (outcome) => outcomes.push(outcome))
      return { outcomes, ...connection }
    },
    restart: (from = events) => createTestBarrier(options, { world, past: from }),
  }
}
