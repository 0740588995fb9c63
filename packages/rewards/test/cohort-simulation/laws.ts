import type { CohortEvent } from '../../src/server/cohorts/cohort-events.js'
import type { CohortStatistics } from '../../src/server/cohorts/cohort-statistics.js'
import { restoreCohorts } from '../../src/server/cohorts/create-cohorts.js'
import type { Identity } from '../../src/server/cohorts/identity.js'
import type { Outcome, RewardedOutcome } from '../../src/server/cohorts/sample.js'
import { countedOnce, livelyEnd, scoredOnce } from './end-laws.js'
import { contentOf, type Oracle, rewardOf } from './oracle.js'
import type { Generation } from './samples.js'
import { isNumbered, type Scenario } from './scenario.js'
import { createTrace, type Trace } from './trace.js'
import type { World } from './world.js'

/** What must hold on every schedule; whatever does not is a sentence among the violations. */
export interface Laws {
  readonly violations: readonly string[]
  /** Outcomes that reached an engine. */
  readonly received: ReadonlyMap<string, Outcome>
  /** A process of the server begins. */
  started(): void
  event(event: CohortEvent): void
  written(lines: readonly string[]): void
  /** An outcome was decided; returns what is to be called when it leaves. */
  outcome(name: string, outcome: Outcome): () => void
  /** An engine sends a generation, the first time or again. */
  sent(generation: Generation): void
  reached(generation: Generation, outcome: Outcome): void
  /** The barrier counts as many waiting calls as there are. */
  calls(statistics: CohortStatistics, open: number): void
  /** A log and a snapshot taken after it make the same. */
  restores(log: readonly string[], snapshot: readonly CohortEvent[]): void
  /** Nothing happens any more. */
  ended(statistics: CohortStatistics, log: readonly string[]): void
}

interface LawsOptions {
  readonly world: World
  readonly scenario: Scenario
  readonly generations: readonly Generation[]
  readonly oracle: Oracle
  readonly identity: Identity | undefined
}

export function createLaws({ world, scenario, generations, oracle, identity }: LawsOptions): Laws {
  const { policy, deadlineMs, facts, unscorable, naming } = scenario
  const violations: string[] = []
  const received = new Map<string, Outcome>()
  const byName = new Map(generations.map((generation) => [generation.name, generation]))
  const sentTexts = new Map(generations.map(({ name }) => [name, new Set<string>()]))
  const firstOutcomes = new Map<string, string>()
  const places = new WeakMap<Outcome, string>()
  const takers = new Map<string, string>()
  const written: CohortEvent[] = []
  let lives = 0
  let startedAt = 0
  let trace: Trace = createTrace()
  const broken = (sentence: string) => {
    violations.push(sentence)
  }

  function checkPlace(name: string, place: string, outcome: Outcome) {
    const text = JSON.stringify(outcome)
    const first = firstOutcomes.get(place)
    if (first === undefined) firstOutcomes.set(place, text)
    else if (first !== text) broken(`${name}: ${place} was answered ${first}, and now ${text}`)
  }

  function checkReward(generation: Generation, { reward, cohort }: RewardedOutcome) {
    const { name, run, fact, rollout, language, text } = generation
    if (cohort.missing.length > 0 && policy !== 'partial') broken(`${name}: a partial reward under ${policy}`)
    if (isNumbered(scenario) && cohort.rollout !== rollout)
      broken(`${name}: was answered as rollout ${cohort.rollout}`)
    const content = oracle.scored
      .filter((scored) => scored.run === run && scored.fact === fact)
      .map(contentOf)
      .find((one) => rewardOf(one, language) === reward)
    if (content?.[language] !== text) return broken(`${name}: the reward of a cohort without its text`)
    const isOwn = (code: string) =>
      !isNumbered(scenario) || sentTexts.get([run, fact, rollout, code].join('/'))!.has(content[code]!)
    const present = facts[fact]!.filter((code) => !cohort.missing.includes(code))
    if (
      Object.keys(content).length !== present.length ||
      !present.every((code) => code in content && isOwn(code))
    )
      broken(`${name}: the reward of another cohort than ${JSON.stringify(cohort)}`)
  }

  return {
    violations,
    received,

    started() {
      startedAt = world.now()
      // without a log nothing is known of what was; with one, of what was written
      trace = createTrace(scenario.log === 'none' ? 1000 * lives : 0)
      lives++
      if (scenario.log !== 'none') written.forEach(trace.read)
    },

    event(event) {
      trace.read(event)
      if (event.event !== 'ended') return
      const due = Math.max(trace.latest(event)!.at + deadlineMs, startedAt)
      if (event.ending.at > due)
        broken(`${event.fact}/${event.rollout} ended at ${event.ending.at}, due ${due}`)
    },

    written(lines) {
      written.push(...lines.map((line) => JSON.parse(line) as CohortEvent))
    },

    outcome(name, outcome) {
      const { cohort } = outcome
      if (!cohort) return () => {}
      const { language } = byName.get(name)!
      const { run, fact, rollout } = cohort
      const place = `${run}/${fact}/${rollout} (${trace.latest(cohort)?.incarnation}) in ${language}`
      places.set(outcome, place)
      return () => checkPlace(name, place, outcome)
    },

    sent: ({ name, text }) => void sentTexts.get(name)!.add(text),

    reached(generation, outcome) {
      const { name, fact } = generation
      received.set(name, outcome)
      if (outcome.kind === 'rewarded') {
        checkReward(generation, outcome)
        if (naming === 'blind' || scenario.log === 'none') return
        const place = places.get(outcome)!
        const taker = takers.get(place) ?? name
        takers.set(place, name)
        if (taker !== name) broken(`${name} and ${taker} were both given the reward of ${place}`)
      } else if (outcome.kind === 'masked') {
        if (outcome.cohort.missing.length === 0)
          broken(`${name}: masked (${outcome.reason}) though all were there`)
        if (policy === 'error' || (policy === 'partial' && outcome.reason === 'deadline')) {
          broken(`${name}: masked (${outcome.reason}) under ${policy}`)
        }
      } else {
        const isExpected =
          outcome.code === 'concurrency' ||
          (outcome.code === 'scoring' && unscorable.includes(fact)) ||
          (outcome.code === 'conflict' && sentTexts.get(name)!.size > 1) ||
          ((outcome.code === 'deadline' || outcome.code === 'aborted') && policy === 'error')
        if (!isExpected) broken(`${name}: failed under ${policy}: ${outcome.message}`)
      }
    },

    calls({ waiting }, open) {
      if (waiting.calls !== open) broken(`${waiting.calls} calls are counted, and ${open} wait`)
    },

    restores(log, snapshot) {
      const restored = restoreCohorts(
        log.map((line) => JSON.parse(line) as CohortEvent),
        {
          ...scenario,
          clock: { now: world.now, schedule: () => () => {} },
          languagesOf: (fact) => facts[fact],
          score: oracle.score,
          ...(identity && { identity }),
        },
      )
      const [found, expected] = [restored.snapshot(), snapshot].map((events) => JSON.stringify(events))
      if (found !== expected) broken(`the log makes ${found}, and the barrier was ${expected}`)
    },

    ended({ waiting, held }, log) {
      const left = { waiting: waiting.cohorts + waiting.places + waiting.calls + waiting.orphans, ...held }
      if (Object.values(left).some((count) => count !== 0)) broken(`left in memory: ${JSON.stringify(left)}`)
      this.restores(log, [])
      const end = { scenario, generations, received, trace, scored: oracle.scored }
      for (const law of [countedOnce, scoredOnce, livelyEnd]) law(end).forEach(broken)
    },
  }
}
