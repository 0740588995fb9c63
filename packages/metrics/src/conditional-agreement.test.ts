import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answerColumns, LANGUAGES, renamed, verdictsOf } from '../test/columns.js'
import { refusal } from '../test/scores.js'
import { agreement } from './agreement.js'
import { conditionalAgreement } from './conditional-agreement.js'
import { consistencySplit } from './consistency-split.js'
import { totalConsistency } from './total-consistency.js'

describe('conditionalAgreement', () => {
  it('matches a case worked by hand', () => {
    // gold a. Fact 0: a a b, one of three pairs; fact 1: a a a, three; fact 2: b b c, one; fact 3 is not complete
    const answers = { en: ['a', 'a', 'b', 'a'], de: ['a', 'a', 'b', null], sw: ['b', 'a', 'c', 'a'] }
    const correct = {
      en: [true, true, false, true],
      de: [true, true, false, null],
      sw: [false, true, false, true],
    }
    expect(conditionalAgreement(answers, correct)).toEqual({
      someRight: { value: (1 / 3 + 1) / 2, facts: 2 },
      allWrong: { value: 1 / 3, facts: 1 },
    })
  })

  it('leaves out a kind of which there is no fact', () => {
    const answers = { en: ['a'], de: ['a'] }
    expect(conditionalAgreement(answers, { en: [true], de: [true] })).toEqual({
      someRight: { value: 1, facts: 1 },
    })
    expect(conditionalAgreement(answers, { en: [false], de: [false] })).toEqual({
      allWrong: { value: 1, facts: 1 },
    })
  })

  it('takes verdicts of answers that are not there, and no others', async () => {
    // a text that names no candidate is wrong, and no answer by id
    const answers = { en: ['a', null], de: ['b', 'b'] }
    const correct = { en: [true, false], de: [false, false] }
    expect(conditionalAgreement(answers, correct)).toEqual({ someRight: { value: 0, facts: 1 } })
    expect(await refusal(() => conditionalAgreement(answers, { ...correct, de: [false, null] }))).toBe(
      'SHAPE_MISMATCH: conditionalAgreement: de has 2 facts and 2 verdicts, none for its answer to fact 1; a verdict for every answer is expected',
    )
  })

  it('refuses one language, no complete fact, and answers without verdicts', async () => {
    expect(await refusal(() => conditionalAgreement({ en: ['a'] }, { en: [true] }))).toBe(
      'EMPTY_INPUT: conditionalAgreement: found only en; at least two languages are expected',
    )
    expect(
      await refusal(() => conditionalAgreement({ en: ['a'], de: [null] }, { en: [true], de: [true] })),
    ).toMatch(/^EMPTY_INPUT: conditionalAgreement: no fact has a value in all of en, de/)
    expect(await refusal(() => conditionalAgreement({ en: ['a'], de: ['a'] }, { en: [true] }))).toBe(
      'UNKNOWN_LANGUAGE: conditionalAgreement: de has answers and no verdicts; every language is expected to have both',
    )
    expect(
      await refusal(() => conditionalAgreement({ en: ['a'], de: ['a'] }, { en: [true], de: [true, true] })),
    ).toBe(
      'SHAPE_MISMATCH: conditionalAgreement: de has 1 facts and 2 verdicts; a verdict for every answer is expected',
    )
    expect(await refusal(() => conditionalAgreement({ en: ['a'], de: [] }, { en: [true], de: [] }))).toMatch(
      /^SHAPE_MISMATCH: conditionalAgreement: /,
    )
  })
})

describe('conditionalAgreement (properties)', () => {
  it('parts the agreement of complete facts: the mean of both kinds, weighed by their facts', () => {
    fc.assert(
      fc.property(answerColumns, (answers) => {
        const { someRight, allWrong } = conditionalAgreement(answers, verdictsOf(answers))
        const [right, wrong] = [someRight ?? { value: 0, facts: 0 }, allWrong ?? { value: 0, facts: 0 }]
        const facts = right.facts + wrong.facts
        expect(facts).toBe(answers.en.length)
        expect((right.value * right.facts + wrong.value * wrong.facts) / facts).toBeCloseTo(
          agreement(answers).average,
          12,
        )
      }),
    )
  })

  it('is never below Total Consistency, nor the facts that are wrong alike, over the facts of its kind', () => {
    fc.assert(
      fc.property(answerColumns, (answers) => {
        const correct = verdictsOf(answers)
        const { someRight, allWrong } = conditionalAgreement(answers, correct)
        if (someRight !== undefined) {
          expect(totalConsistency(correct).correct / someRight.facts).toBeLessThanOrEqual(
            someRight.value + 1e-12,
          )
        }
        if (allWrong !== undefined) {
          const { sameWrong } = consistencySplit(answers, answers.en.map(() => 'a')) // biome-ignore format: short
          expect(sameWrong.count / allWrong.facts).toBeLessThanOrEqual(allWrong.value + 1e-12)
        }
      }),
    )
  })

  it('does not change when ids are renamed or languages change places', () => {
    fc.assert(
      fc.property(answerColumns, fc.shuffledSubarray([...LANGUAGES], { minLength: 4 }), (answers, order) => {
        const correct = verdictsOf(answers)
        const other = renamed(answers)
        expect(
          conditionalAgreement(
            Object.fromEntries(order.map((language) => [language, other[language]!])),
            correct,
          ),
        ).toEqual(conditionalAgreement(answers, correct))
      }),
    )
  })
})
