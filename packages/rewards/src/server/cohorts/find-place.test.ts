import { describe, expect, it } from 'vitest'
import { createTestBarrier } from '../../../test/test-barrier.js'
import type { Sample } from './sample.js'

const refusalOf = (first: Partial<Sample>, second: Partial<Sample>) => {
  const { call } = createTestBarrier()
  call(first)
  const [outcome] = call(second).outcomes
  return outcome?.kind === 'failed' ? `${outcome.code}: ${outcome.message}` : outcome
}

describe('findPlace', () => {
  it('refuses facts and languages that are not there', () => {
    expect(refusalOf({}, { fact: 'P1' })).toBe(
      'unknown-fact: submit: there is no fact "P1"; the id of a fact of the data is expected',
    )
    expect(refusalOf({}, { language: 'tlh' })).toBe(
      'unknown-language: submit: fact "Q1" is not asked in "tlh"; one of en, sw is expected',
    )
  })

  it('refuses an id that comes with another body, and names both', () => {
    expect(refusalOf({ id: 'a' }, { id: 'a', text: 'York' })).toBe(
      'conflict: submit: id "a" came with fact "Q1" in en: "Durham", and now with fact "Q1" in en: "York"; a retry sends the same again',
    )
  })

  it('refuses another text for the same rollout and language, and names both', () => {
    expect(refusalOf({ rollout: 0 }, { rollout: 0, text: 'x'.repeat(50) })).toBe(
      `conflict: submit: rollout 0 of fact "Q1" in en came with "Durham", and now with "${'x'.repeat(40)}…"; a retry sends the same again`,
    )
  })

  it('refuses numbered and unnumbered rollouts of one fact', () => {
    expect(refusalOf({}, { rollout: 0 })).toMatch(/calls came without a rollout number, and now one with;/)
    expect(refusalOf({ rollout: 0 }, {})).toMatch(/calls came with a rollout number, and now one without;/)
    expect(refusalOf({ rollout: 0 }, { fact: 'Q2' })).toBeUndefined()
  })

  it('takes the same text for a duplicate while its call is open, and for a retry when it is gone', () => {
    const { call, barrier } = createTestBarrier()
    const first = call()
    call()
    expect(barrier.statistics().waiting).toMatchObject({ cohorts: 2, places: 2, orphans: 0 })
    first.disconnect()
    call()
    expect(barrier.statistics().waiting).toMatchObject({ cohorts: 2, places: 2, orphans: 0, calls: 2 })
    call()
    expect(barrier.statistics().waiting).toMatchObject({ cohorts: 3, places: 3 })
  })

  it('does not take over by text what has an id, nor with one', () => {
    for (const [first, second] of [
      [{ id: 'a' }, {}],
      [{}, { id: 'a' }],
    ]) {
      const { call, barrier } = createTestBarrier()
      call(first).disconnect()
      call(second)
      expect(barrier.statistics().waiting).toMatchObject({ cohorts: 2, orphans: 1 })
    }
  })
})
