import { describe, expect, it } from 'vitest'
import { olmo, qwen } from '../test/results.js'
import { withEverything } from '../test/rich-results.js'
import {
  bootstrapNote,
  bootstrapPhrase,
  differenceInterval,
  hasIntervals,
  levelPhrase,
  rateInterval,
  totalAndMeansNote,
  wilsonNote,
} from './interval-phrase.js'
import { nameResults } from './named-result.js'

const without = nameResults([qwen(), olmo()])
const mixed = nameResults([qwen(), withEverything(olmo())])

describe('rateInterval and differenceInterval', () => {
  it('write bounds so that a minus is not taken for a dash', () => {
    expect(rateInterval({ low: 0.5981, high: 0.6659 })).toBe('0.598–0.666')
    expect(rateInterval(undefined)).toBe('–')
    expect(differenceInterval({ low: -0.012, high: 0.034 })).toBe('−0.012 to +0.034')
  })
})

describe('levelPhrase', () => {
  it('is in per cent without digits of no use', () => {
    expect([0.95, 0.999, 0.9].map(levelPhrase)).toEqual(['95 %', '99.9 %', '90 %'])
  })
})

describe('wilsonNote and bootstrapNote', () => {
  it('say the level and how intervals were got, if any result has some', () => {
    expect(hasIntervals(mixed)).toBe(true)
    expect(wilsonNote(mixed)).toBe('95 % Wilson')
    expect(totalAndMeansNote(mixed)).toBe(
      `of Total Consistency 95 % Wilson; of means ${bootstrapNote(mixed)}`,
    )
    expect(bootstrapNote(mixed)).toBe('95 % bootstrap over 400 facts (percentile), 10,000 resamples, seed 0')
  })

  it('are empty where no result has intervals', () => {
    expect(hasIntervals(without)).toBe(false)
    expect([wilsonNote, bootstrapNote, totalAndMeansNote].map((note) => note(without))).toEqual(['', '', ''])
  })

  it('name every way where results differ', () => {
    const other = withEverything(qwen())
    other.intervals!.bootstrap!.seed = 7
    other.intervals!.bootstrap!.method = 'bca'
    expect(bootstrapNote(nameResults([withEverything(olmo()), other]))).toBe(
      '95 % bootstrap over 400 facts (percentile), 10,000 resamples, seed 0; or ' +
        '95 % bootstrap over 400 facts (BCa), 10,000 resamples, seed 7',
    )
  })
})

describe('bootstrapPhrase', () => {
  it('has all that is needed to draw it again', () => {
    expect(bootstrapPhrase({ method: 'bca', resamples: 2000, seed: 3, facts: 2039 })).toBe(
      'bootstrap over 2,039 facts (BCa), 2,000 resamples, seed 3',
    )
  })
})
