import type { Language } from '@polyfact/schema'
import type { Ending } from './cohort-events.js'
import type { Identity } from './identity.js'
import type { Outcome, Rollout, RolloutReference } from './sample.js'

/** Who numbers the rollouts of a fact in a run. */
export type Numbering = 'client' | 'arrival'

/** A call of an engine that has not been closed. */
export interface Call {
  readonly place: Place
  readonly reply: (outcome: Outcome) => void
  /** False once answered. */
  waiting: boolean
}

/** One language's answer in a cohort. */
export interface Place {
  readonly cohort: Cohort
  readonly language: Language
  readonly text: string
  readonly id: string | null
  /** When it arrived. */
  readonly at: number
  /** It arrived after the cohort had ended. */
  readonly late: boolean
  /** A reply reached the client; only followed where nothing else tells a retry from a duplicate. */
  delivered: boolean
  /** Not in the events: none after a restart. */
  readonly calls: Set<Call>
}

/** The languages of one rollout of a fact, waiting for each other or ended. */
export interface Cohort {
  readonly key: string
  readonly series: Series
  readonly rollout: Rollout
  /** Of the fact. */
  readonly languages: readonly Language[]
  readonly places: Map<Language, Place>
  /** First arrival. */
  readonly at: number
  /** Null while it waits. */
  ending: Ending | null
}

/** The rollouts of one fact in one run. */
export interface Series {
  readonly key: string
  readonly run: Run
  readonly fact: string
  readonly numbering: Numbering
  /** Number of cohorts that are held. */
  held: number
  /** Number of the next new rollout, where rollouts are numbered by arrival. */
  next: number
  /** Where each language looks for its first vacancy. */
  readonly cursors: Map<Language, number>
  /** Places that a retry may take over, by language and text. */
  readonly orphans: Map<Language, Map<string, Set<Place>>>
}

/** One training run: an engine with its calls. */
export interface Run {
  readonly name: string
  /** Number of cohorts that are held. */
  held: number
  readonly waiting: Set<Cohort>
  /** Calls that wait for their answer: now, and at most at once. */
  inFlight: number
  peak: number
  /** Last arrival or answer. */
  activeAt: number
  /** Stops the watch for a stall. */
  unwatch: (() => void) | null
}

/** All that is held. */
export interface CohortState {
  readonly identity: Identity
  readonly languagesOf: (fact: string) => readonly Language[] | undefined
  readonly cohorts: Map<string, Cohort>
  readonly series: Map<string, Series>
  readonly runs: Map<string, Run>
  readonly ids: Map<string, Place>
  /** In order of first arrival, which is that of their deadlines. */
  readonly waiting: Set<Cohort>
  /** In order of ending, which is that of being forgotten. */
  readonly ended: Set<Cohort>
  /** Places of waiting cohorts. */
  waitingPlaces: number
  /** Places of all cohorts. */
  places: number
  /** Of all texts, two bytes a UTF-16 unit. */
  bytes: number
}

export function createCohortState(options: Pick<CohortState, 'identity' | 'languagesOf'>): CohortState {
  return {
    identity: options.identity,
    languagesOf: options.languagesOf,
    cohorts: new Map(),
    series: new Map(),
    runs: new Map(),
    ids: new Map(),
    waiting: new Set(),
    ended: new Set(),
    waitingPlaces: 0,
    places: 0,
    bytes: 0,
  }
}

export const seriesKey = (run: string, fact: string): string => JSON.stringify([run, fact])

export const bytesOf = (text: string): number => 2 * text.length

/** Languages that a waiting cohort lacks. */
export const missingOf = ({ languages, places }: Cohort): Language[] =>
  languages.filter((language) => !places.has(language))

export const rolloutOf = ({ series, rollout }: Cohort): RolloutReference => ({
  run: series.run.name,
  fact: series.fact,
  rollout,
})

/** The calls of a cohort, in order of its places. */
export const callsOf = ({ places }: Cohort): Call[] => [...places.values()].flatMap(({ calls }) => [...calls])
