import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answerColumns, answerColumnsWithHoles, LANGUAGES, renamed } from '../test/columns.js'
import { columnsOfRaters, RATER_CASES } from '../test/rater-cases.js'
import { refusal } from '../test/scores.js'
import { fleissKappa } from './fleiss-kappa.js'
import { krippendorffAlpha } from './krippendorff-alpha.js'

describe('krippendorffAlpha', () => {
  it('matches a case worked by hand', () => {
    // N = 7 of facts 0 to 2, a 4 and b 3; D_o = (0 + 0 + 2/1) / 7; D_e = 2 · 4 · 3 / (7 · 6); α = 1 − (2/7) / (4/7)
    const answers = { en: ['a', 'b', 'a', null], de: ['a', 'b', 'b', null], sw: ['a', null, null, 'c'] }
    expect(krippendorffAlpha(answers)).toBeCloseTo(0.5, 15)
  })

  it('is 1 where one id answers everything, also when a fact without a second answer has another', () => {
    expect(krippendorffAlpha({ en: ['a', 'a'], de: ['a', 'a'] })).toBe(1)
    expect(krippendorffAlpha({ en: ['a', 'b'], de: ['a', null] })).toBe(1)
    expect(krippendorffAlpha({ en: ['a', 'b'], de: ['a', 'b'] })).toBe(1)
  })

  it('refuses one language, no fact with two answers and different numbers of facts', async () => {
    expect(await refusal(() => krippendorffAlpha({ en: ['a'] }))).toBe(
      'EMPTY_INPUT: krippendorffAlpha: found only en; at least two languages are expected',
    )
    expect(await refusal(() => krippendorffAlpha({ en: ['a', null], de: [null, 'a'] }))).toBe(
      'EMPTY_INPUT: krippendorffAlpha: no fact has answers in two of en, de; at least one is expected',
    )
    expect(await refusal(() => krippendorffAlpha({ en: ['a'], de: [] }))).toMatch(
      /^SHAPE_MISMATCH: krippendorffAlpha: /,
    )
  })
})

describe('krippendorffAlpha (properties)', () => {
  it('is Fleiss’ kappa over complete facts, up to the correction for few answers', () => {
    // α = 1 − (1 − P̄) (N − 1) / (N (1 − P̄_e)) = 1 − (1 − κ) (N − 1) / N
    fc.assert(
      fc.property(answerColumns, (answers) => {
        const total = answers.en.length * LANGUAGES.length
        const alpha = krippendorffAlpha(answers)
        expect(alpha).toBeCloseTo(1 - ((1 - fleissKappa(answers)) * (total - 1)) / total, 12)
        expect(alpha).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('does not change when ids are renamed, languages change places, or a fact has one answer', () => {
    const withTwo = answerColumnsWithHoles.filter(({ en, de }) => en[0] !== null && de[0] !== null)
    fc.assert(
      fc.property(withTwo, fc.shuffledSubarray([...LANGUAGES], { minLength: 4 }), (answers, order) => {
        const other = renamed(answers)
        const moved = Object.fromEntries(
          order.map((language) => [language, [...other[language]!, language === 'en' ? 'Q1' : null]]),
        )
        expect(krippendorffAlpha(moved)).toBeCloseTo(krippendorffAlpha(answers), 12)
      }),
    )
  })
})

describe('krippendorffAlpha (reference)', () => {
  it.each(RATER_CASES)('gives the value of krippendorff: $name', ({ answers, krippendorffAlpha: alpha }) => {
    expect(Math.abs(krippendorffAlpha(columnsOfRaters(answers)) - alpha)).toBeLessThan(1e-12)
  })
})
