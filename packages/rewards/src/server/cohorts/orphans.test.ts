import { describe, expect, it } from 'vitest'
import { applyEvent } from './apply-event.js'
import { createCohortState, type Place } from './cohort-state.js'
import { IDENTITY } from './identity.js'
import { addOrphan, findOrphan, isAnonymous, removeOrphan } from './orphans.js'

/** Places in English of the rollouts 0, 1, … with these texts. */
function placesOf(texts: readonly string[], rest: { id?: string; numbering?: 'client' | 'arrival' } = {}) {
  const state = createCohortState({ identity: IDENTITY, languagesOf: () => ['en', 'sw'] })
  const { numbering = 'arrival', ...id } = rest
  texts.forEach((text, rollout) => {
    const at = { at: 0, run: 'r', fact: 'Q1', rollout, language: 'en' }
    applyEvent(state, { event: 'arrived', ...at, numbering, text, ...id })
  })
  return [...state.cohorts.values()].map(({ places }): Place => places.get('en')!)
}

describe('orphans', () => {
  it('are found by language and text, the earliest rollout first, until they are taken', () => {
    const [first, second] = placesOf(['Durham', 'Durham']) as [Place, Place]
    const { series } = first.cohort
    addOrphan(second)
    addOrphan(first)
    expect(findOrphan(series, { language: 'en', text: 'Durham' })).toBe(first)
    expect(findOrphan(series, { language: 'sw', text: 'Durham' })).toBeUndefined()
    expect(findOrphan(series, { language: 'en', text: 'York' })).toBeUndefined()
    removeOrphan(first)
    expect(findOrphan(series, { language: 'en', text: 'Durham' })).toBe(second)
    removeOrphan(second)
    removeOrphan(second)
    expect(series.orphans.size).toBe(0)
  })

  it('are not places with a call, and not those whose reply was delivered', () => {
    const [open, delivered] = placesOf(['Durham', 'York']) as [Place, Place]
    open.calls.add({ place: open, reply: () => {}, waiting: true })
    delivered.delivered = true
    addOrphan(open)
    addOrphan(delivered)
    expect(open.cohort.series.orphans.size).toBe(0)
  })

  it('are anonymous: what has an id or a number of the client is known by that', () => {
    expect(placesOf(['a']).map(isAnonymous)).toEqual([true])
    expect(placesOf(['a'], { id: 'x' }).map(isAnonymous)).toEqual([false])
    const [named] = placesOf(['a'], { numbering: 'client' }) as [Place]
    addOrphan(named)
    expect([isAnonymous(named), named.cohort.series.orphans.size]).toEqual([false, 0])
  })
})
