import { describe, expect, it } from 'vitest'
import { createTestBarrier } from '../../../test/test-barrier.js'
import { exceededLimit, needsRoom } from './cohort-limits.js'
import { createCohortState } from './cohort-state.js'
import { IDENTITY } from './identity.js'

describe('exceededLimit', () => {
  it('refuses a cohort too many, and still lets answers into those that wait', () => {
    const { call } = createTestBarrier({ limits: { cohorts: 1 } })
    const first = call({ rollout: 0 })
    expect(call({ rollout: 1 }).outcomes).toEqual([
      {
        kind: 'failed',
        code: 'limit',
        message:
          'submit: this would make 2 waiting cohorts; at most 1 are held, try again when others are answered',
      },
    ])
    call({ rollout: 0, language: 'sw' })
    expect(first.outcomes).toMatchObject([{ kind: 'rewarded' }])
    expect(call({ rollout: 1 }).outcomes).toEqual([])
  })

  it('refuses an answer too many', () => {
    const { call } = createTestBarrier({ limits: { places: 1 } })
    call({ rollout: 0 })
    expect(call({ rollout: 0, language: 'sw' }).outcomes).toMatchObject([{ code: 'limit' }])
  })

  it('refuses more text than may be held: two bytes a UTF-16 unit', () => {
    const { call } = createTestBarrier({ limits: { bytes: 20 } })
    call({ text: '12345678' }) // 16
    expect(call({ text: '12' }).outcomes).toEqual([])
    expect(call({ text: '1' }).outcomes).toMatchObject([
      { message: expect.stringContaining('this would make 22 bytes of text; at most 20') },
    ])
  })

  it('leaves retries alone, which hold nothing more', () => {
    const { call } = createTestBarrier({ limits: { cohorts: 1, places: 1, bytes: 12 } })
    call({ id: 'a' })
    expect(call({ id: 'a' }).outcomes).toEqual([])
  })

  it('counts late answers by their text alone', () => {
    const state = createCohortState({ identity: IDENTITY, languagesOf: () => [] })
    const limits = { cohorts: 0, places: 0, bytes: 2, ended: 0 }
    expect(exceededLimit(state, { text: 'a', cohort: 'ended' }, limits)).toBeNull()
    expect(exceededLimit(state, { text: 'a', cohort: 'waiting' }, limits)).toMatch(/1 waiting answers/)
  })
})

describe('needsRoom', () => {
  it('forgets ended cohorts for a text that fits then, and none for one that never fits', () => {
    const { call, barrier } = createTestBarrier({ limits: { bytes: 20 } })
    call({ fact: 'Q1', text: '1234' })
    call({ fact: 'Q1', language: 'sw', text: '1234' })
    expect(call({ fact: 'Q2', text: '12345678901' }).outcomes).toMatchObject([{ code: 'limit' }])
    expect(barrier.statistics().cohorts.crowdedOut).toBe(0)
    expect(call({ fact: 'Q2', text: '12345' }).outcomes).toEqual([])
    expect(barrier.statistics()).toMatchObject({ cohorts: { crowdedOut: 1 }, held: { bytes: 10 } })
  })

  it('is false where nothing has ended', () => {
    const state = createCohortState({ identity: IDENTITY, languagesOf: () => [] })
    expect(needsRoom(state, 'abc', { cohorts: 1, places: 1, bytes: 1, ended: 1 })).toBe(false)
  })
})
