import { describe, expect, it } from 'vitest'
import {
  BootstrapReference,
  ConditionalAgreement,
  CorrectOverlap,
  Interval,
  LanguageGroupMean,
  PartResult,
  ResultIntervals,
  Share,
} from './result-parts.js'

const refused = (parsed: { success: boolean }) => expect(parsed.success).toBe(false)

describe('the parts of results', () => {
  it('hold rates from 0 to 1, and whole counts', () => {
    expect(Share.parse({ value: 0.5, facts: 2, correct: 1 })).toEqual({ value: 0.5, facts: 2, correct: 1 })
    refused(Share.safeParse({ value: 50, facts: 2, correct: 1 }))
    refused(Share.safeParse({ value: 0.5, facts: 2.5, correct: 1 }))
    refused(LanguageGroupMean.safeParse({ value: 0.5, languages: ['en', 'en'] }))
    refused(BootstrapReference.safeParse({ method: 'percentile', resamples: 0, seed: 0, facts: 2 }))
  })

  it('may lack what there is nothing to say of', () => {
    expect(ConditionalAgreement.parse({})).toEqual({})
    const bare = { facts: 1, accuracy: { mean: 1, byLanguage: { en: { value: 1, facts: 1, correct: 1 } } } }
    expect(PartResult.parse(bare)).toEqual(bare)
    expect(
      CorrectOverlap.parse({ average: 1, pairwise: { 'en-sw': 1 }, withoutValue: ['en-ja'] }),
    ).toBeDefined()
  })

  it('hold intervals of anything, differences below zero among them', () => {
    expect(Interval.parse({ low: -0.1, high: 0.2 })).toEqual({ low: -0.1, high: 0.2 })
    const interval = { low: 0, high: 1 }
    const intervals = { level: 0.95, accuracy: { byLanguage: { en: interval } }, totalConsistency: interval }
    expect(ResultIntervals.parse(intervals)).toEqual(intervals)
    refused(ResultIntervals.safeParse({ ...intervals, level: 95 }))
  })
})
