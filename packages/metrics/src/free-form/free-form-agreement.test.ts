import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { refusal } from '../../test/scores.js'
import { consistencySplit } from '../consistency-split.js'
import { freeFormAgreement } from './free-form-agreement.js'

describe('freeFormAgreement', () => {
  it('matches a case worked by hand', () => {
    // all right; all wrong alike; neither names any; unlike; one names none; no Swahili
    const answers = {
      en: ['Q1', 'Q2', null, 'Q1', 'Q1', 'Q1'],
      sw: ['Q1', 'Q2', null, 'Q2', null, null],
    }
    const correct = {
      en: [true, false, false, true, true, true],
      sw: [true, false, false, false, false, null],
    }
    expect(freeFormAgreement(answers, correct)).toEqual({
      facts: 5,
      correct: { value: 1 / 5, count: 1 },
      sameWrong: { value: 1 / 5, count: 1 },
      resolved: { value: 8 / 11, resolved: 8, questions: 11 },
    })
  })

  it('takes the verdict, not the id, for what is right', () => {
    // a lenient match may name an earlier candidate than the gold that it matches as well
    const answers = { en: ['Q60'], sw: ['Q60'] }
    expect(freeFormAgreement(answers, { en: [true], sw: [true] }).correct.count).toBe(1)
    expect(freeFormAgreement(answers, { en: [true], sw: [false] }).sameWrong.count).toBe(1)
  })

  it('counts the resolved answers of a single language', () => {
    expect(freeFormAgreement({ en: ['Q1', null] }, { en: [false, false] })).toEqual({
      facts: 2,
      correct: { value: 0, count: 0 },
      sameWrong: { value: 0.5, count: 1 },
      resolved: { value: 0.5, resolved: 1, questions: 2 },
    })
  })

  it('refuses tables of other shapes, and no complete fact', async () => {
    expect(await refusal(() => freeFormAgreement({ en: ['Q1'] }, { en: [true, true] }))).toBe(
      'SHAPE_MISMATCH: freeFormAgreement: en has 1 answers and 2 verdicts; one answer for every verdict is expected',
    )
    expect(await refusal(() => freeFormAgreement({}, { en: [true] }))).toMatch(
      /^SHAPE_MISMATCH: freeFormAgreement: en has no answers and 1 verdicts/,
    )
    expect(await refusal(() => freeFormAgreement({ en: ['Q1'], sw: ['Q1'] }, { en: [true] }))).toBe(
      'SHAPE_MISMATCH: freeFormAgreement: sw has answers and no verdicts; one verdict for every answer is expected',
    )
    expect(await refusal(() => freeFormAgreement({}, {}))).toMatch(/^EMPTY_INPUT: freeFormAgreement: /)
    const apart = { en: [true, null], sw: [null, true] }
    expect(await refusal(() => freeFormAgreement({ en: ['Q1', null], sw: [null, 'Q1'] }, apart))).toMatch(
      /^EMPTY_INPUT: freeFormAgreement: no fact has a value in all of en, sw/,
    )
  })
})

describe('freeFormAgreement (properties)', () => {
  const id = fc.constantFrom('Q1', 'Q2', 'Q3')
  const rows = fc.array(fc.tuple(id, id, id), { minLength: 1, maxLength: 20 })

  it('is consistencySplit where every answer names a candidate and right means the gold', () => {
    fc.assert(
      fc.property(rows, (facts) => {
        const column = (at: number) => facts.map((row) => row[at]!)
        const right = (ids: string[]) => ids.map((one, fact) => one === facts[fact]![2])
        const answers = { en: column(0), sw: column(1) }
        const correct = { en: right(answers.en), sw: right(answers.sw) }
        const { resolved, ...split } = freeFormAgreement(answers, correct)
        expect(split).toEqual(consistencySplit(answers, column(2)))
        expect(resolved.value).toBe(1)
      }),
    )
  })

  it('is not more when an answer is taken away', () => {
    fc.assert(
      fc.property(rows, fc.nat(), (facts, at) => {
        const answers = { en: facts.map((row) => row[0]), sw: facts.map((row) => row[1]) }
        const correct = { en: facts.map(() => false), sw: facts.map(() => false) }
        const fewer = answers.en.map((one, fact) => (fact === at % facts.length ? null : one))
        const before = freeFormAgreement(answers, correct).sameWrong.count
        expect(freeFormAgreement({ ...answers, en: fewer }, correct).sameWrong.count).toBeLessThanOrEqual(
          before,
        )
      }),
    )
  })
})
