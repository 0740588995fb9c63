import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LANGUAGES, verdictColumns } from '../test/columns.js'
import { refusal } from '../test/scores.js'
import { accuracy } from './accuracy.js'
import { correctOverlap } from './correct-overlap.js'
import { totalConsistency } from './total-consistency.js'

describe('correctOverlap', () => {
  it('matches a case worked by hand', () => {
    // en-de: both right on fact 0, either on 0 and 1; en-sw: common facts 0 and 2, both on 0, either on 0; de-sw alike
    const correct = { en: [true, true, false], de: [true, false, false], sw: [true, null, false] }
    expect(correctOverlap(correct)).toEqual({
      average: (1 / 2 + 1 + 1) / 3,
      averageWithEnglish: (1 / 2 + 1) / 2,
      pairwise: { 'en-de': 1 / 2, 'en-sw': 1, 'de-sw': 1 },
      withoutValue: [],
    })
  })

  it('names pairs that know nothing, and leaves them out of the averages', () => {
    const correct = { en: [false, true], de: [false, false], sw: [false, false] }
    expect(correctOverlap(correct)).toEqual({
      average: 0,
      averageWithEnglish: 0,
      pairwise: { 'en-de': 0, 'en-sw': 0 },
      withoutValue: ['de-sw'],
    })
  })

  it('has no mean with English where no pair with English has a value', () => {
    const correct = { en: [null, false], de: [true, false], sw: [true, false] }
    expect(correctOverlap(correct)).toEqual({
      average: 1,
      pairwise: { 'de-sw': 1 },
      withoutValue: ['en-de', 'en-sw'],
    })
  })

  it('refuses one language, no common fact, and no right answer at all', async () => {
    expect(await refusal(() => correctOverlap({ en: [true] }))).toBe(
      'EMPTY_INPUT: correctOverlap: found only en; at least two languages are expected',
    )
    expect(await refusal(() => correctOverlap({ en: [true, null], de: [null, true] }))).toMatch(
      /^EMPTY_INPUT: correctOverlap: en and de have no fact in common/,
    )
    expect(await refusal(() => correctOverlap({ en: [false], de: [false] }))).toBe(
      'EMPTY_INPUT: correctOverlap: no right answer in en, de; at least one is expected',
    )
    expect(await refusal(() => correctOverlap({ en: [true], de: [] }))).toMatch(
      /^SHAPE_MISMATCH: correctOverlap: /,
    )
  })
})

describe('correctOverlap (properties)', () => {
  const known = verdictColumns.filter((correct) => correct.en.includes(true))

  it('equals the definition by sets', () => {
    fc.assert(
      fc.property(known, (correct) => {
        const { pairwise, withoutValue } = correctOverlap(correct)
        for (const [position, a] of LANGUAGES.entries()) {
          for (const b of LANGUAGES.slice(position + 1)) {
            const rightIn = (language: 'en' | 'de' | 'sw' | 'zh') =>
              correct[language].flatMap((right, fact) => (right ? [fact] : []))
            const either = new Set([...rightIn(a), ...rightIn(b)])
            const both = rightIn(a).filter((fact) => correct[b][fact])
            if (either.size === 0) expect(withoutValue).toContain(`${a}-${b}`)
            else expect(pairwise[`${a}-${b}`]).toBe(both.length / either.size)
          }
        }
      }),
    )
  })

  it('is symmetric, and at most the smaller accuracy over the larger', () => {
    fc.assert(
      fc.property(known, ({ en, de }) => {
        const value = correctOverlap({ en, de }).average
        expect(correctOverlap({ de, en }).average).toBe(value)
        const [low, high] = [accuracy(en).value, accuracy(de).value].sort((a, b) => a - b)
        expect(value).toBeLessThanOrEqual(low! / high! + 1e-12)
      }),
    )
  })

  it('is never below Total Consistency, and 1 for two languages that know the same facts', () => {
    fc.assert(
      fc.property(known, (correct) => {
        const { value } = totalConsistency(correct)
        for (const overlap of Object.values(correctOverlap(correct).pairwise)) {
          expect(value).toBeLessThanOrEqual(overlap)
        }
        expect(correctOverlap({ en: correct.en, de: correct.en }).average).toBe(1)
      }),
    )
  })
})
