import { PolyfactError } from '@polyfact/schema'
import { describe, expect, it } from 'vitest'
import { COHORT_LIMITS } from './cohort-limits.js'
import { type CohortsOptions, completeOptions } from './cohort-options.js'
import { IDENTITY } from './identity.js'

const given: CohortsOptions = {
  clock: { now: () => 0, schedule: () => () => {} },
  languagesOf: () => ['en'],
  score: () => ({}),
  deadlineMs: 1000,
  policy: 'mask',
}

const codeOf = (options: object) => {
  try {
    completeOptions({ ...given, ...options })
  } catch (error) {
    return PolyfactError.is(error) ? `${error.code}: ${error.message}` : error
  }
  return expect.unreachable('nothing was thrown')
}

describe('completeOptions', () => {
  it('keeps what is given and fills in the rest', () => {
    const complete = completeOptions({ ...given, limits: { cohorts: 5 } })
    expect(complete).toMatchObject({ deadlineMs: 1000, retentionMs: 1000, stallMs: 500, identity: IDENTITY })
    expect(complete.limits).toEqual({ ...COHORT_LIMITS, cohorts: 5 })
    expect(completeOptions({ ...given, retentionMs: 0, stallMs: Number.POSITIVE_INFINITY })).toMatchObject({
      retentionMs: 0,
      stallMs: Number.POSITIVE_INFINITY,
    })
  })

  it('refuses times and limits that are none, and other policies', () => {
    expect(codeOf({ deadlineMs: -1 })).toBe(
      'OUT_OF_RANGE: createCohorts: deadlineMs is -1; milliseconds from 0 to 2147483647 are expected',
    )
    expect(codeOf({ retentionMs: Number.NaN })).toMatch(/^OUT_OF_RANGE: createCohorts: retentionMs is NaN/)
    expect(codeOf({ limits: { bytes: -5 } })).toMatch(/^OUT_OF_RANGE: createCohorts: limits.bytes is -5/)
    expect(codeOf({ retentionMs: Number.POSITIVE_INFINITY })).toMatch(/^OUT_OF_RANGE/)
    expect(codeOf({ policy: 'zero' })).toBe(
      'UNKNOWN_OPTION: createCohorts: policy is zero; partial, mask or error is expected',
    )
  })
})
