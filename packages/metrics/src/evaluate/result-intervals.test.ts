import { describe, expect, it } from 'vitest'
import { bootstrapInterval } from '../statistics/bootstrap.js'
import { wilsonInterval } from '../statistics/wilson-interval.js'
import { checkIntervalOptions, resultIntervals } from './result-intervals.js'

const source = {
  languages: ['en'],
  accuracy: { byLanguage: { en: { value: 0.75, facts: 4, correct: 3 } } },
  totalConsistency: { facts: 4, correct: 2, histogram: { 0: 1, 1: 1, 2: 2 } },
  consistencySplit: {
    facts: 4,
    correct: { value: 0.5, count: 2 },
    sameWrong: { value: 0.25, count: 1 },
  },
}
const perFact = {
  facts: ['a', 'b', 'c', 'd'],
  accuracy: Float64Array.of(1, 0.5, 0, 1),
  languagesCorrect: Float64Array.of(2, 1, 0, 2),
  totalConsistency: Float64Array.of(1, 0, 0, 1),
  rankc: Float64Array.of(1, 0.5, 0.25, 0.75),
}

describe('resultIntervals', () => {
  it("has Wilson's alone unless facts are resampled", () => {
    expect(resultIntervals(source, perFact, checkIntervalOptions('test', {}))).toEqual({
      level: 0.95,
      accuracy: { byLanguage: { en: wilsonInterval(3, 4) } },
      totalConsistency: wilsonInterval(2, 4),
      languagesCorrect: { 0: wilsonInterval(1, 4), 1: wilsonInterval(1, 4), 2: wilsonInterval(2, 4) },
      consistencySplit: { correct: wilsonInterval(2, 4), sameWrong: wilsonInterval(1, 4) },
    })
  })

  it('bootstraps what there is, with the same draws for all', () => {
    const options = { level: 0.9, resamples: 200, seed: 3, method: 'bca' } as const
    const { consistencySplit: _, ...rest } = source
    const intervals = resultIntervals(rest, perFact, options)
    expect(intervals.accuracy.mean).toEqual(bootstrapInterval(perFact.accuracy, options))
    expect(intervals.rankc).toEqual(bootstrapInterval(perFact.rankc, options))
    expect(intervals.bootstrap).toEqual({ method: 'bca', resamples: 200, seed: 3, facts: 4 })
    expect(intervals).not.toHaveProperty('agreement')
    expect(intervals).not.toHaveProperty('consistencySplit')
  })
})

describe('checkIntervalOptions', () => {
  it('fills in what is not said, and refuses what is out of range', () => {
    expect(checkIntervalOptions('test', {})).toEqual({
      level: 0.95,
      resamples: 0,
      seed: 0,
      method: 'percentile',
    })
    expect(() => checkIntervalOptions('test', { resamples: -1 })).toThrow(/test: resamples is -1/)
    expect(() => checkIntervalOptions('test', { level: 1 })).toThrow(/test: level is 1/)
  })
})
