import { describe, expect, it } from 'vitest'
import {
  HIGH_RESOURCE_LANGUAGES,
  inPaperOrder,
  KLAR_LANGUAGES,
  LOW_RESOURCE_LANGUAGES,
  PAPER_LANGUAGES,
  SEEN_LANGUAGES,
  UNSEEN_LANGUAGES,
} from './language-sets.js'

describe('the sets of languages', () => {
  it('has the twelve in the order of the evaluator', () => {
    expect(PAPER_LANGUAGES.join(' ')).toBe('en de id pt ar bn sw es ru fr ja zh')
  })

  it('divides the twelve into nine of high and three of low resource, in the same order', () => {
    const low: readonly string[] = LOW_RESOURCE_LANGUAGES
    expect(PAPER_LANGUAGES.filter((code) => !low.includes(code))).toEqual(HIGH_RESOURCE_LANGUAGES)
    expect(PAPER_LANGUAGES.filter((code) => low.includes(code))).toEqual(LOW_RESOURCE_LANGUAGES)
  })

  it('divides the seventeen of KLAR, in alphabetical order, into seven seen and ten unseen', () => {
    expect(KLAR_LANGUAGES).toHaveLength(17)
    expect([...KLAR_LANGUAGES].sort()).toEqual(KLAR_LANGUAGES)
    expect([...SEEN_LANGUAGES, ...UNSEEN_LANGUAGES].sort()).toEqual(KLAR_LANGUAGES)
    expect(SEEN_LANGUAGES).toHaveLength(7)
  })

  it('counts as seen what PolyFact trains on', () => {
    const twelve: readonly string[] = PAPER_LANGUAGES
    expect(KLAR_LANGUAGES.filter((code) => twelve.includes(code)).sort()).toEqual([...SEEN_LANGUAGES].sort())
  })
})

describe('inPaperOrder', () => {
  it("puts the paper's languages in its order and others after them by code", () => {
    expect(inPaperOrder(['zh', 'tr', 'en', 'ca', 'de'])).toEqual(['en', 'de', 'zh', 'ca', 'tr'])
    expect(inPaperOrder([...PAPER_LANGUAGES].sort())).toEqual(PAPER_LANGUAGES)
  })

  it('leaves its argument as it is', () => {
    const languages = Object.freeze(['zh', 'en'])
    expect(inPaperOrder(languages)).toEqual(['en', 'zh'])
  })
})
