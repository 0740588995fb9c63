import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { refusal } from '../test/scores.js'
import { accuracy } from './accuracy.js'
import { totalConsistency, totalConsistencyOfCounts } from './total-consistency.js'

describe('totalConsistency', () => {
  it('matches a case worked by hand', () => {
    // right in: fact 0 en+sw (k = 2), fact 1 en (k = 1), fact 2 none (k = 0), fact 3 is not in Swahili
    const correct = { en: [true, true, false, true], sw: [true, false, false, null] }
    expect(totalConsistency(correct)).toEqual({
      value: 1 / 3,
      facts: 3,
      correct: 1,
      histogram: { 0: 1, 1: 1, 2: 1 },
      meanLanguagesCorrect: 1,
    })
  })

  it('refuses no languages, no facts, no complete fact and facts that are not the same', async () => {
    expect(await refusal(() => totalConsistency({}))).toMatch(/^EMPTY_INPUT: totalConsistency: no languages/)
    expect(await refusal(() => totalConsistency({ en: [] }))).toMatch(
      /^EMPTY_INPUT: totalConsistency: no facts in en/,
    )
    expect(await refusal(() => totalConsistency({ en: [true, null], sw: [null, true] }))).toMatch(
      /^EMPTY_INPUT: totalConsistency: no fact has a value in all of en, sw/,
    )
    expect(await refusal(() => totalConsistency({ en: [true], sw: [true, true] }))).toMatch(
      /^SHAPE_MISMATCH: totalConsistency: en has 1 facts and sw has 2/,
    )
  })
})

describe('totalConsistencyOfCounts', () => {
  it('reads the histogram', () => {
    // 4 facts; languages right: (0·1 + 1·0 + 2·3) / 4
    expect(totalConsistencyOfCounts([1, 0, 3])).toEqual({
      value: 0.75,
      facts: 4,
      correct: 3,
      histogram: { 0: 1, 1: 0, 2: 3 },
      meanLanguagesCorrect: 1.5,
    })
  })
})

describe('totalConsistency (properties)', () => {
  const table = fc
    .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 12 }))
    .chain(([languages, facts]) =>
      fc.array(fc.array(fc.boolean(), { minLength: facts, maxLength: facts }), {
        minLength: languages,
        maxLength: languages,
      }),
    )
    .map((columns) => Object.fromEntries(columns.map((column, index) => [`l${index}`, column])))

  it('is at most the accuracy of the worst language', () => {
    fc.assert(
      fc.property(table, (correct) => {
        const worst = Math.min(...Object.values(correct).map((column) => accuracy(column).value))
        expect(totalConsistency(correct).value).toBeLessThanOrEqual(worst)
      }),
    )
  })

  it('is the product definition, and the mean of k is the sum of the accuracies', () => {
    fc.assert(
      fc.property(table, (correct) => {
        const columns = Object.values(correct)
        const products = columns[0]!.map((_, fact) =>
          columns.reduce((product, column) => product * Number(column[fact]), 1),
        )
        const { value, meanLanguagesCorrect, histogram, facts } = totalConsistency(correct)
        expect(value).toBe(products.reduce((sum, product) => sum + product, 0) / products.length)
        expect(meanLanguagesCorrect).toBeCloseTo(
          columns.reduce((sum, column) => sum + accuracy(column).value, 0),
          12,
        )
        expect(Object.values(histogram).reduce((sum, count) => sum + count, 0)).toBe(facts)
      }),
    )
  })
})
