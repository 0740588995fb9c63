import { PolyfactError } from '@polyfact/schema'
import type {
  ArrivedEvent,
  CohortEvent,
  DeliveredEvent,
  EndedEvent,
  ForgottenEvent,
} from './cohort-events.js'
import {
  bytesOf,
  type Cohort,
  type CohortState,
  type Numbering,
  type Place,
  type Run,
  type Series,
  seriesKey,
} from './cohort-state.js'
import { removeOrphan } from './orphans.js'
import type { RolloutReference } from './sample.js'

/**
 * Makes one change to what is held: the only place where that is done, live and after a restart.
 *
 * @throws {@link PolyfactError} `INVALID_INPUT` for an event that does not follow from those before it, or of a fact or
 *   language that the data does not have.
 */
export function applyEvent(state: CohortState, event: CohortEvent): void {
  if (event.event === 'arrived') arrive(state, event)
  else if (event.event === 'ended') endCohort(state, event)
  else if (event.event === 'delivered') deliver(state, event)
  else if (event.event === 'forgotten') forgetCohort(state, event)
  else openSeries(state, event, { at: 0, numbering: 'arrival' }).next = event.next
}

export const cohortOf = (state: CohortState, reference: RolloutReference): Cohort | undefined =>
  state.cohorts.get(state.identity.keyOf(reference))

interface Opening {
  readonly at: number
  readonly numbering: Numbering
}

function openCohort(state: CohortState, reference: RolloutReference, opening: Opening): Cohort {
  const languages = state.languagesOf(reference.fact)
  if (!languages) throw misfit(reference, 'the data does not have the fact')
  const series = openSeries(state, reference, opening)
  const { run } = series
  const { rollout } = reference
  const key = state.identity.keyOf(reference)
  const cohort: Cohort = { key, series, rollout, languages, places: new Map(), at: opening.at, ending: null }
  state.cohorts.set(key, cohort)
  state.waiting.add(cohort)
  run.waiting.add(cohort)
  run.held++
  series.held++
  if (typeof rollout === 'number') series.next = Math.max(series.next, rollout + 1)
  return cohort
}

function openSeries(state: CohortState, of: { run: string; fact: string }, { at, numbering }: Opening) {
  const key = seriesKey(of.run, of.fact)
  const found = state.series.get(key)
  if (found) return found
  const run = openRun(state, of.run, at)
  const series: Series = {
    key,
    run,
    fact: of.fact,
    numbering,
    held: 0,
    next: 0,
    cursors: new Map(),
    orphans: new Map(),
  }
  state.series.set(key, series)
  return series
}

function openRun(state: CohortState, name: string, activeAt: number): Run {
  const found = state.runs.get(name)
  if (found) return found
  const run: Run = { name, held: 0, waiting: new Set(), inFlight: 0, peak: 0, activeAt, unwatch: null }
  state.runs.set(name, run)
  return run
}

function arrive(state: CohortState, event: ArrivedEvent): void {
  const { language, text, at } = event
  const cohort = cohortOf(state, event) ?? openCohort(state, event, event)
  if (!cohort.languages.includes(language)) throw misfit(event, `${language} is no language of the fact`)
  if (cohort.places.has(language)) throw misfit(event, `there is an answer in ${language} already`)
  const late = cohort.ending !== null
  const id = event.id ?? null
  const place: Place = { cohort, language, text, id, at, late, delivered: false, calls: new Set() }
  cohort.places.set(language, place)
  const key = state.identity.idOf(event)
  if (key !== undefined) state.ids.set(key, place)
  state.places++
  state.bytes += bytesOf(text)
  if (!late) state.waitingPlaces++
}

function endCohort(state: CohortState, event: EndedEvent): void {
  const { ending, numbering } = event
  const cohort = cohortOf(state, event) ?? openCohort(state, event, { at: ending.at, numbering })
  if (cohort.ending) throw misfit(event, 'the cohort ended before')
  cohort.ending = ending
  state.waiting.delete(cohort)
  cohort.series.run.waiting.delete(cohort)
  state.ended.add(cohort)
  state.waitingPlaces -= cohort.places.size
}

function deliver(state: CohortState, event: DeliveredEvent): void {
  const place = cohortOf(state, event)?.places.get(event.language)
  if (!place) throw misfit(event, `there is no answer in ${event.language}`)
  place.delivered = true
}

function forgetCohort(state: CohortState, event: ForgottenEvent): void {
  const cohort = cohortOf(state, event)
  if (!cohort?.ending) throw misfit(event, 'there is no such ended cohort')
  const { series, places, key } = cohort
  for (const place of places.values()) {
    removeOrphan(place)
    const id = place.id === null ? undefined : state.identity.idOf({ run: series.run.name, id: place.id })
    if (id !== undefined) state.ids.delete(id)
    state.places--
    state.bytes -= bytesOf(place.text)
  }
  state.cohorts.delete(key)
  state.ended.delete(cohort)
  if (--series.held === 0) state.series.delete(series.key)
  if (--series.run.held === 0) state.runs.delete(series.run.name)
}

function misfit(event: object & Pick<RolloutReference, 'run' | 'fact'>, fault: string): PolyfactError {
  const rollout = 'rollout' in event ? `, rollout ${event.rollout}` : ''
  const message = `restoreCohorts: run ${event.run}, fact ${event.fact}${rollout}: ${fault}; the events of one server in order, without gaps, and the facts that it had are expected`
  return new PolyfactError('INVALID_INPUT', message, { event })
}
