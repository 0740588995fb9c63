import type { CohortToScore } from '../../src/server/cohorts/end-cohort.js'
import type { Outcome, RolloutReference } from '../../src/server/cohorts/sample.js'
import type { Generation } from './samples.js'
import { isNamed, type Scenario } from './scenario.js'
import type { Trace } from './trace.js'

/** A schedule that is over. */
export interface End {
  readonly scenario: Scenario
  readonly generations: readonly Generation[]
  readonly received: ReadonlyMap<string, Outcome>
  readonly trace: Trace
  readonly scored: readonly CohortToScore[]
}

/**
 * Nothing is counted twice: what is named has one place, and no text has more places than the engine wrote it.
 *
 * Where a retry cannot be told from a duplicate this cannot hold: breaks that nobody sees, a memory that was lost with
 * the process, one that was shorter or smaller than the engine's patience.
 */
export function countedOnce({ scenario, generations, trace }: End): string[] {
  const forgets =
    scenario.log === 'none' || scenario.retentionMs < 1000 || scenario.limits.bytes !== undefined
  if (scenario.naming === 'blind' || forgets) return []
  const left = new Map<string, number>()
  const count = (key: string, by: number) => left.set(key, (left.get(key) ?? 0) + by)
  for (const one of generations) count(isNamed(scenario) ? one.name : textKey(one), 1)
  for (const event of trace.all().flatMap(({ arrived }) => arrived)) {
    const { id, run, fact, rollout, language } = event
    const name = id ?? [run, fact, rollout, language].join('/')
    count(isNamed(scenario) ? name : textKey(event), -1)
  }
  return [...left].flatMap(([key, unused]) => (unused < 0 ? [`counted twice: ${key}`] : []))
}

const textKey = ({ run, fact, language, text }: Omit<Generation, 'name' | 'rollout'>) =>
  JSON.stringify([run, fact, language, text])

/** A cohort is scored once; again only where a kill took what was not yet written. */
export function scoredOnce({ scenario, trace, scored }: End): string[] {
  if (scenario.log === 'none') return []
  const nameOf = ({ run, fact, rollout }: RolloutReference) => `${run}/${fact}/${rollout}`
  const left = new Map<string, number>()
  for (const cohort of trace.all()) {
    const { how } = cohort.ending ?? {}
    const isScored = how === 'rewarded' || (how === 'failed' && scenario.unscorable.includes(cohort.fact))
    if (isScored) left.set(nameOf(cohort), (left.get(nameOf(cohort)) ?? 0) + 1)
  }
  const spare = scenario.log === 'each' ? 0 : scenario.kills
  return scored.flatMap((cohort) => {
    const count = (left.get(nameOf(cohort)) ?? 0) - 1
    left.set(nameOf(cohort), count)
    return count < -spare ? [`scored too often: ${nameOf(cohort)}`] : []
  })
}

/** Where nothing goes wrong, or engines go on until they are answered, every sample has the reward of a whole cohort. */
export function livelyEnd({ scenario, generations, received }: End): string[] {
  if (scenario.kind === 'wild') return []
  return generations.flatMap(({ name }) => {
    const outcome = received.get(name)
    const isWhole = outcome?.kind === 'rewarded' && outcome.cohort.missing.length === 0
    return isWhole ? [] : [`${name}: ${JSON.stringify(outcome)} where a reward of all languages is due`]
  })
}
