import { describe, expect, it } from 'vitest'
import { IDENTITY, type Identity } from '../../src/server/cohorts/identity.js'
import { simulate } from './simulate.js'

/** Where the schedules begin; another number plays others. */
const first = Number(process.env['COHORT_SEED'] ?? 1)
const seeds = (count: number, from = first) => Array.from({ length: count }, (_, index) => from + index)

/** What a schedule broke, and how to see it again. */
const complaintsOf = (seed: number) =>
  simulate(seed).violations.map(
    (violation) => `${violation} (npm run simulate -w @polyfact/rewards -- --seed ${seed})`,
  )

/** The first schedule on which a wrong barrier is caught, counted from 1. */
function caughtAt(identity: Identity, law: RegExp): number {
  return (
    seeds(50, 1).findIndex((seed) => simulate(seed, identity).violations.some((one) => law.test(one))) + 1
  )
}

describe('the cohort barrier behind a network that fails', () => {
  it('breaks no law on 1,000 schedules', () => {
    expect(seeds(1000).flatMap(complaintsOf)).toEqual([])
  })

  it('comes to every outcome on the way', () => {
    const met = new Set(seeds(300).flatMap((seed) => Object.keys(simulate(seed).outcomes)))
    const outcomes = [
      'rewarded',
      'partial',
      'masked',
      'deadline',
      'aborted',
      'concurrency',
      'scoring',
      'conflict',
    ]
    expect([...met].sort()).toEqual([...outcomes, 'unanswered'].sort())
  })

  it('plays the same schedule for the same seed', () => {
    expect(simulate(first)).toEqual(simulate(first))
  })
})

describe('the laws', () => {
  it('notice within 50 schedules that the rollout is dropped from the key', () => {
    const identity: Identity = {
      ...IDENTITY,
      keyOf: ({ run, fact }) => IDENTITY.keyOf({ run, fact, rollout: 0 }),
    }
    expect(caughtAt(identity, /the reward of another cohort/)).toBeGreaterThan(0)
  })

  it('notice within 50 schedules that runs share their rollouts', () => {
    const identity: Identity = {
      ...IDENTITY,
      keyOf: ({ fact, rollout }) => IDENTITY.keyOf({ run: '', fact, rollout }),
    }
    expect(caughtAt(identity, /the reward of another cohort/)).toBeGreaterThan(0)
  })

  it('notice within 50 schedules that another text of the same name is taken for a retry', () => {
    expect(caughtAt({ ...IDENTITY, isRetry: () => true }, /without its text/)).toBeGreaterThan(0)
  })

  it('notice within 50 schedules that a retry with an id is counted twice', () => {
    expect(caughtAt({ ...IDENTITY, idOf: () => undefined }, /counted twice/)).toBeGreaterThan(0)
  })

  it('notice within 50 schedules that a retry known by its text is counted twice', () => {
    const isNamed = (sample: { id?: string; rollout?: unknown }) =>
      sample.id !== undefined || sample.rollout !== undefined
    const identity: Identity = {
      ...IDENTITY,
      isRetry: (place, sample) => isNamed(sample) && IDENTITY.isRetry(place, sample),
    }
    expect(caughtAt(identity, /counted twice/)).toBeGreaterThan(0)
  })
})
