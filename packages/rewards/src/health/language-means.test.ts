import { describe, expect, it } from 'vitest'
import { createLanguageMeans, isCorrect, isEmpty, meanExcess, shareOf } from './language-means.js'
import type { ObservedAnswer } from './run-numbers.js'

const answer = (outcome: ObservedAnswer['outcome'], rest: Partial<ObservedAnswer> = {}): ObservedAnswer => ({
  outcome,
  length: 10,
  goldLength: 10,
  ...rest,
})
const other = (wrongLanguage: number) => ({ components: { wrongLanguage } })

describe('createLanguageMeans', () => {
  it('takes the mean over groups of the shares within each', () => {
    const means = createLanguageMeans(10)
    means.add([
      answer('correct'),
      answer('wrong', other(-0.2)),
      answer('unparseable', other(0)),
      answer('empty'),
    ])
    means.add([answer('correct'), answer('correct')])
    // correct (1/4 + 1)/2, valid (2/4 + 1)/2, empty (1/4 + 0)/2, in another language 1/2 of those judged
    expect(means.health()).toEqual({
      groups: 2,
      correct: 0.625,
      valid: 0.75,
      empty: 0.125,
      otherLanguage: 0.5,
      mostCorrect: 0,
    })
  })

  it('remembers the greatest share of right answers once the window is full', () => {
    const means = createLanguageMeans(2)
    for (const outcome of ['correct', 'wrong', 'correct', 'wrong', 'wrong'] as const)
      means.add([answer(outcome)])
    // 1, 0.5, 0.75, 0.375, 0.1875
    expect(means.health()).toMatchObject({ correct: 0.1875, mostCorrect: 0.75, otherLanguage: null })
  })
})

describe('meanExcess', () => {
  it('is in lengths of the gold, of ten at least and for ten at most', () => {
    // (15 − 5)/10, (30 − 20)/20, (1e6 − 10)/10 → 10, 0
    const answers = [
      answer('correct', { length: 15, goldLength: 5 }),
      answer('wrong', { length: 30, goldLength: 20 }),
      answer('unparseable', { length: 1_000_000 }),
      answer('correct', { length: 3 }),
    ]
    expect(meanExcess(answers)).toBe((1 + 0.5 + 10 + 0) / 4)
  })

  it('leaves out empty answers and those without a gold text', () => {
    expect(meanExcess([answer('empty', { length: 0 }), answer('wrong', { goldLength: 0 })])).toBe(null)
  })
})

describe('shareOf, isCorrect and isEmpty', () => {
  it('count what is so', () => {
    const answers = [answer('correct'), answer('empty'), answer('empty'), answer('wrong')]
    expect([shareOf(answers, isCorrect), shareOf(answers, isEmpty), shareOf([], isEmpty)]).toEqual([
      0.25,
      0.5,
      null,
    ])
  })
})
