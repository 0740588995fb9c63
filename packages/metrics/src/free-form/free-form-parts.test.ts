import { describe, expect, it } from 'vitest'
import { headerOf } from '../../test/scores.js'
import type { FactTable } from '../evaluate/fact-table.js'
import { accuraciesOf, comparedAnswers } from './free-form-parts.js'

const TABLE: FactTable = {
  ids: ['f', 'g'],
  properties: [],
  groups: [],
  rankc: [],
  answers: { en: ['Q1', undefined], sw: ['Q1', undefined], de: ['Q2', undefined] },
  correct: { en: [true, true], sw: [true, false], de: [false, undefined] },
}

describe('accuraciesOf', () => {
  it('weighs languages alike in the mean, and answers alike in the pool', () => {
    const found = accuraciesOf(TABLE.correct, undefined)
    expect(found.mean).toBe((1 + 1 / 2 + 0) / 3)
    expect(found.pooled).toBe(3 / 5)
    expect(found).not.toHaveProperty('seen')
  })

  it('knows KLAR by its name, in any case', () => {
    const header = headerOf(['en'], { dataset: { id: 'data/Klar', revision: null } })
    expect(accuraciesOf({ en: [true] }, header).seen).toEqual({ value: 1, languages: ['en'] })
  })
})

describe('comparedAnswers', () => {
  it('lets an answer without an id agree with nothing', () => {
    const { agreement, consistencySplit, resolved } = comparedAnswers(TABLE, ['en', 'sw', 'de'], 'by-id')
    expect(agreement?.pairwise).toEqual({ 'en-sw': 1 / 2, 'en-de': 0, 'sw-de': 0 })
    expect(consistencySplit).toMatchObject({ facts: 1, correct: { count: 0 }, sameWrong: { count: 0 } })
    expect(resolved).toEqual({ value: 3 / 5, resolved: 3, questions: 5 })
  })

  it('has the overlap of right answers alone where answers are texts', () => {
    expect(Object.keys(comparedAnswers(TABLE, ['en', 'sw', 'de'], 'by-text'))).toEqual(['correctOverlap'])
  })
})
