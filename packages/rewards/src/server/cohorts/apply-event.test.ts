import { PolyfactError } from '@polyfact/schema'
import { describe, expect, it } from 'vitest'
import { applyEvent, cohortOf } from './apply-event.js'
import type { CohortEvent } from './cohort-events.js'
import { createCohortState } from './cohort-state.js'
import { IDENTITY } from './identity.js'

const rollout = { run: 'r', fact: 'Q1', rollout: 0 }
const arrived = (language: string, rest: object = {}): CohortEvent =>
  ({
    event: 'arrived',
    at: 5,
    ...rollout,
    numbering: 'client',
    language,
    text: 'abc',
    ...rest,
  }) as CohortEvent
const ended: CohortEvent = {
  event: 'ended',
  ...rollout,
  numbering: 'client',
  ending: { at: 9, cause: 'deadline', missing: ['sw'], how: 'masked' },
}
const forgotten: CohortEvent = { event: 'forgotten', ...rollout }

function stateOf(...events: CohortEvent[]) {
  const languagesOf = (fact: string) => (fact === 'Q1' ? ['en', 'sw'] : undefined)
  const state = createCohortState({ identity: IDENTITY, languagesOf })
  for (const event of events) applyEvent(state, event)
  return state
}

function faultOf(...events: CohortEvent[]): string {
  try {
    stateOf(...events)
  } catch (error) {
    if (PolyfactError.is(error, 'INVALID_INPUT')) return error.message.split(';')[0]!
    throw error
  }
  return expect.unreachable('nothing was thrown')
}

describe('applyEvent', () => {
  it('opens a cohort with its first answer', () => {
    const state = stateOf(arrived('en', { id: 'a' }))
    expect(state).toMatchObject({ waitingPlaces: 1, places: 1, bytes: 6 })
    expect(cohortOf(state, rollout)).toMatchObject({ at: 5, languages: ['en', 'sw'], ending: null })
    expect(state.ids.size).toBe(1)
  })

  it('marks what comes after the end as late', () => {
    const state = stateOf(arrived('en'), ended, arrived('sw'))
    const places = [...cohortOf(state, rollout)!.places.values()]
    expect(places.map(({ late }) => late)).toEqual([false, true])
    expect([state.waiting.size, state.ended.size, state.waitingPlaces, state.places]).toEqual([0, 1, 0, 2])
  })

  it('ends a cohort that nothing has come of', () => {
    expect(cohortOf(stateOf(ended), rollout)).toMatchObject({ at: 9, ending: { how: 'masked' } })
  })

  it('leaves nothing of what is forgotten', () => {
    const state = stateOf(arrived('en', { id: 'a' }), ended, arrived('sw'), forgotten)
    for (const { size } of [state.cohorts, state.series, state.runs, state.ids, state.ended])
      expect(size).toBe(0)
    expect(state).toMatchObject({ waitingPlaces: 0, places: 0, bytes: 0 })
  })

  it('refuses events that do not follow from each other', () => {
    const at = 'restoreCohorts: run r, fact Q1, rollout 0'
    expect(faultOf(arrived('en'), arrived('en'))).toBe(`${at}: there is an answer in en already`)
    expect(faultOf(ended, ended)).toBe(`${at}: the cohort ended before`)
    expect(faultOf(forgotten)).toBe(`${at}: there is no such ended cohort`)
    expect(faultOf(arrived('en'), forgotten)).toBe(`${at}: there is no such ended cohort`)
    expect(faultOf({ event: 'delivered', ...rollout, language: 'en' })).toBe(
      `${at}: there is no answer in en`,
    )
  })

  it('refuses events of other facts and languages', () => {
    expect(faultOf(arrived('fr'))).toMatch(/fr is no language of the fact$/)
    expect(faultOf(arrived('en', { fact: 'Q2' }))).toMatch(/the data does not have the fact$/)
  })
})
