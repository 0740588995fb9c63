import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answerColumns, LANGUAGES, renamed } from '../test/columns.js'
import { columnsOfRaters, RATER_CASES } from '../test/rater-cases.js'
import { refusal } from '../test/scores.js'
import { agreement } from './agreement.js'
import { fleissKappa } from './fleiss-kappa.js'

describe('fleissKappa', () => {
  it('matches a case worked by hand', () => {
    // pairs agree on 2 of 3 facts; a and b are given 3 times each of 6: P̄_e = 1/2; κ = (2/3 − 1/2) / (1/2)
    expect(fleissKappa({ en: ['a', 'b', 'a'], de: ['a', 'b', 'b'] })).toBeCloseTo(1 / 3, 15)
  })

  it('takes complete facts alone', () => {
    const answers = { en: ['a', 'b', 'a', 'c'], de: ['a', 'b', 'b', null] }
    expect(fleissKappa(answers)).toBeCloseTo(1 / 3, 15)
  })

  it('is 1 where one id answers everything, and where nothing else is common', () => {
    expect(fleissKappa({ en: ['a', 'a'], de: ['a', 'a'] })).toBe(1)
    expect(fleissKappa({ en: ['a', 'b'], de: ['a', 'b'] })).toBe(1)
  })

  it('is −1 for two languages that swap two ids', () => {
    expect(fleissKappa({ en: ['a', 'b'], de: ['b', 'a'] })).toBe(-1)
  })

  it('refuses one language, no complete fact and different numbers of facts', async () => {
    expect(await refusal(() => fleissKappa({ en: ['a'] }))).toBe(
      'EMPTY_INPUT: fleissKappa: found only en; at least two languages are expected',
    )
    expect(await refusal(() => fleissKappa({ en: ['a'], de: [null] }))).toMatch(
      /^EMPTY_INPUT: fleissKappa: no fact/,
    )
    expect(await refusal(() => fleissKappa({ en: ['a'], de: [] }))).toMatch(/^SHAPE_MISMATCH: fleissKappa: /)
  })
})

describe('fleissKappa (properties)', () => {
  it('is at most 1, never above the agreement it corrects, and 1 only for languages that always agree', () => {
    fc.assert(
      fc.property(answerColumns, (answers) => {
        const kappa = fleissKappa(answers)
        const observed = agreement(answers).average
        expect(kappa).toBeLessThanOrEqual(observed + 1e-12)
        expect(kappa > 1 - 1e-12).toBe(observed > 1 - 1e-12)
      }),
    )
  })

  it('does not change when ids are renamed or languages change places', () => {
    fc.assert(
      fc.property(answerColumns, fc.shuffledSubarray([...LANGUAGES], { minLength: 4 }), (answers, order) => {
        const other = renamed(answers)
        expect(
          fleissKappa(Object.fromEntries(order.map((language) => [language, other[language]!]))),
        ).toBeCloseTo(fleissKappa(answers), 12)
      }),
    )
  })
})

describe('fleissKappa (reference)', () => {
  it.each(RATER_CASES)('gives the value of statsmodels: $name', ({ answers, fleissKappa: kappa }) => {
    expect(Math.abs(fleissKappa(columnsOfRaters(answers)) - kappa)).toBeLessThan(1e-12)
  })
})
