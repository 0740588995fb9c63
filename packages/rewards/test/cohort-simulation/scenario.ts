import type { CohortLimits } from '../../src/server/cohorts/cohort-limits.js'
import type { IncompletePolicy } from '../../src/server/cohorts/end-cohort.js'
import type { Random } from './random.js'

/**
 * What an engine tells of its samples. `anonymous`: nothing, over connections whose break is seen by both sides before a
 * retry; `blind`: nothing, and breaks go unseen, so that a retry cannot always be told from a duplicate.
 */
export type Naming = 'id' | 'rollout' | 'both' | 'anonymous' | 'blind'

/** True where the engine numbers its rollouts. */
export const isNumbered = ({ naming }: { readonly naming: Naming }): boolean =>
  naming === 'rollout' || naming === 'both'

/** True where a retry is known by what the engine calls it, not by its text. */
export const isNamed = ({ naming }: { readonly naming: Naming }): boolean =>
  naming !== 'anonymous' && naming !== 'blind'

/** Probabilities, each of one call. */
export interface Faults {
  readonly lostRequest: number
  readonly lostReply: number
  /** The same request arrives twice. */
  readonly repeated: number
  /** It takes up to thirty times as long, and is overtaken. */
  readonly delayed: number
  /** The server does not hear that a client closed its connection. */
  readonly unseenClose: number
  /** The engine gives a call up for good. */
  readonly abandoned: number
  /** A retry comes with another text: the engine has generated it anew. */
  readonly rewritten: number
  /** Of a rollout: the engine tells the server that it gives it up. */
  readonly abortedRollout: number
}

/** Everything that a seed decides before the first event. */
export interface Scenario {
  readonly runs: readonly string[]
  readonly facts: Readonly<Record<string, readonly string[]>>
  readonly rollouts: number
  readonly naming: Naming
  /** A text is one of three with this probability, else unique. */
  readonly duplicates: number
  readonly concurrency: number
  /** In order of rollout, or shuffled. */
  readonly order: 'rollouts' | 'shuffled'
  readonly attempts: number
  readonly timeoutMs: number
  readonly policy: IncompletePolicy
  readonly deadlineMs: number
  readonly retentionMs: number
  readonly stallMs: number
  readonly limits: Partial<CohortLimits>
  /** Facts whose scoring throws. */
  readonly unscorable: readonly string[]
  /** How events become durable: each before its reply, several together, or not at all. */
  readonly log: 'each' | 'grouped' | 'none'
  readonly kills: number
  /** `none`: nothing goes wrong; `patient`: whatever goes wrong, engines go on until they are answered. */
  readonly kind: 'none' | 'patient' | 'wild'
  readonly faults: Faults
}

const NO_FAULTS: Faults = {
  lostRequest: 0,
  lostReply: 0,
  repeated: 0,
  delayed: 0,
  unseenClose: 0,
  abandoned: 0,
  rewritten: 0,
  abortedRollout: 0,
}

/** Virtual milliseconds; a retry waits longer than any request that is not delayed is under way. */
export const LATENCY_MS = 20
export const BACKOFF_MS = 50
export const FLUSH_MS = 5
const LONG_MS = 1_000_000

export function drawScenario(random: Random): Scenario {
  const kind = random.pick(['none', 'patient', 'patient', 'wild', 'wild', 'wild', 'wild'] as const)
  const naming = random.pick([
    'id',
    'rollout',
    'both',
    'anonymous',
    ...(kind === 'patient' ? [] : ['blind']),
  ] as const)
  const languages = random.whole(1, 4)
  const facts = drawFacts(random, languages)
  const rollouts = random.whole(1, 5)
  const all = rollouts * Object.values(facts).reduce((sum, codes) => sum + codes.length, 0)
  const wild = kind === 'wild'
  const deadlineMs = wild ? random.whole(100, 3000) : LONG_MS
  const isWhole = !wild || random.chance(0.6)
  return {
    runs: random.chance(0.3) ? ['a', 'b'] : ['a'],
    facts,
    rollouts,
    naming: naming as Naming,
    duplicates: random.pick([0, 0.5, 1]),
    concurrency: isWhole ? all : random.whole(1, all),
    order: random.pick(['rollouts', 'shuffled']),
    attempts: wild ? random.whole(1, 8) : 1000,
    // an engine that lost a call must try again before the deadline to be answered in time
    timeoutMs:
      kind === 'patient' || (wild && random.chance(0.5))
        ? random.whole(60, 1000)
        : deadlineMs + random.whole(50, 500),
    policy: random.pick(['partial', 'mask', 'error']),
    deadlineMs,
    retentionMs: wild && random.chance(0.2) ? random.whole(0, 300) : 10 * LONG_MS,
    stallMs: wild ? random.whole(50, deadlineMs) : 2 * LONG_MS,
    limits: wild && random.chance(0.15) ? drawLimits(random) : {},
    unscorable: wild && random.chance(0.1) ? [random.pick(Object.keys(facts))] : [],
    log: naming === 'anonymous' ? 'each' : drawLog(random, kind),
    kills: kind === 'none' ? 0 : random.pick([0, 0, 1, 2, 5]),
    kind,
    faults: kind === 'none' ? NO_FAULTS : drawFaults(random, { kind, naming: naming as Naming }),
  }
}

function drawFacts(random: Random, languages: number): Record<string, string[]> {
  const codes = ['en', 'sw', 'zh', 'bn']
  return Object.fromEntries(
    ['Q1', 'Q2', 'Q3'].slice(0, random.whole(1, 3)).map((fact) => [
      fact,
      // facts need not be asked in the same languages
      random.shuffle(codes).slice(0, random.chance(0.8) ? languages : random.whole(1, 4)),
    ]),
  )
}

const drawLimits = (random: Random): Partial<CohortLimits> => ({
  cohorts: random.whole(1, 20),
  places: random.whole(1, 40),
  ...(random.chance(0.5) && { bytes: random.whole(10, 2000) }),
})

const drawLog = (random: Random, kind: Scenario['kind']): Scenario['log'] =>
  random.pick(kind === 'patient' ? ['each', 'grouped'] : ['each', 'each', 'grouped', 'grouped', 'none'])

function drawFaults(random: Random, { kind, naming }: Pick<Scenario, 'kind' | 'naming'>): Faults {
  const some = () => (random.chance(0.5) ? random.next() * 0.3 : 0)
  const isSeen = naming === 'anonymous'
  const isWild = kind === 'wild'
  return {
    lostRequest: some(),
    lostReply: some(),
    repeated: isSeen ? 0 : some(),
    delayed: some(),
    unseenClose: isSeen ? 0 : some(),
    abandoned: isWild ? some() / 2 : 0,
    rewritten: isWild && isNamed({ naming }) ? some() / 2 : 0,
    abortedRollout: isWild && isNumbered({ naming }) ? some() / 2 : 0,
  }
}
