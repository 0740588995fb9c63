import { describe, expect, it } from 'vitest'
import { createTestBarrier } from '../../../test/test-barrier.js'
import type { CohortsOptions } from './cohort-options.js'

const cohort = { run: 'r', fact: 'Q1', rollout: 0, languages: 2 }

/** Outcomes of English, whose cohort ends without Swahili, and of Swahili, which comes later. */
function outcomesOf(options: Partial<CohortsOptions>, end: 'deadline' | 'aborted' = 'deadline') {
  const { call, world, barrier } = createTestBarrier(options)
  const english = call({ rollout: 0 })
  if (end === 'deadline') world.advance(1000)
  else barrier.abort({ run: 'r', fact: 'Q1', rollout: 0 })
  return [english, call({ rollout: 0, language: 'sw' })].map(({ outcomes }) => outcomes)
}

describe('outcomeOfPlace', () => {
  it('rewards every language of a complete cohort', () => {
    const { call } = createTestBarrier()
    const calls = [call(), call({ language: 'sw' })]
    const rewarded = { kind: 'rewarded', reward: 2, components: { answers: 2 } }
    for (const { outcomes } of calls)
      expect(outcomes).toEqual([{ ...rewarded, cohort: { ...cohort, missing: [] } }])
  })

  it('rewards who was there under `partial`, names who was not, and masks who comes later', () => {
    const missing = { ...cohort, missing: ['sw'] }
    expect(outcomesOf({ policy: 'partial' })).toEqual([
      [{ kind: 'rewarded', reward: 1, components: { answers: 1 }, cohort: missing }],
      [{ kind: 'masked', reason: 'late', cohort: missing }],
    ])
    expect(outcomesOf({ policy: 'partial' }, 'aborted')).toMatchObject([
      [{ kind: 'rewarded', reward: 1 }],
      [{ kind: 'masked', reason: 'aborted' }],
    ])
  })

  it('masks all under `mask`', () => {
    for (const end of ['deadline', 'aborted'] as const) {
      const outcome = [{ kind: 'masked', reason: end, cohort: { ...cohort, missing: ['sw'] } }]
      expect(outcomesOf({ policy: 'mask' }, end)).toEqual([outcome, outcome])
    }
  })

  it('fails all under `error`', () => {
    const message =
      'submit: run r, fact Q1, rollout 0: no answer in sw within 1000 ms of the first; all 2 languages are expected (calls in flight: 1, at most 1 at once)'
    const failed = [{ kind: 'failed', code: 'deadline', message, cohort: { ...cohort, missing: ['sw'] } }]
    expect(outcomesOf({ policy: 'error' })).toEqual([failed, failed])
    expect(outcomesOf({ policy: 'error' }, 'aborted')).toMatchObject([
      [{ code: 'aborted' }],
      [{ code: 'aborted' }],
    ])
  })
})
