import { describe, expect, it } from 'vitest'
import { applyEvent, cohortOf } from './apply-event.js'
import { bytesOf, callsOf, createCohortState, missingOf, rolloutOf, seriesKey } from './cohort-state.js'
import { IDENTITY } from './identity.js'

const reference = { run: 'r', fact: 'Q1', rollout: 2 }

function cohortWith(...languages: string[]) {
  const state = createCohortState({ identity: IDENTITY, languagesOf: () => ['en', 'sw', 'zh'] })
  for (const language of languages) {
    applyEvent(state, { event: 'arrived', at: 0, ...reference, numbering: 'client', language, text: 'a' })
  }
  return cohortOf(state, reference)!
}

describe('createCohortState', () => {
  it('holds nothing', () => {
    const state = createCohortState({ identity: IDENTITY, languagesOf: () => [] })
    expect(state).toMatchObject({ waitingPlaces: 0, places: 0, bytes: 0 })
  })
})

describe('what is asked of a cohort', () => {
  it('names the missing languages in the fact’s order', () => {
    expect(missingOf(cohortWith('zh'))).toEqual(['en', 'sw'])
    expect(missingOf(cohortWith('zh', 'en', 'sw'))).toEqual([])
  })

  it('names the rollout', () => expect(rolloutOf(cohortWith('en'))).toEqual(reference))

  it('gathers the calls of all places', () => {
    const cohort = cohortWith('sw', 'en')
    for (const place of cohort.places.values()) place.calls.add({ place, reply: () => {}, waiting: true })
    expect(callsOf(cohort).map(({ place }) => place.language)).toEqual(['sw', 'en'])
  })
})

describe('seriesKey and bytesOf', () => {
  it('keep names apart, and count two bytes a UTF-16 unit', () => {
    expect(seriesKey('a', 'b')).not.toBe(seriesKey('a","b', ''))
    expect(bytesOf('a京😀')).toBe(8)
  })
})
