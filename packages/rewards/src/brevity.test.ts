import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { refusal } from '../test/reward-answers.js'
import { brevityExcess, codePoints, longest } from './brevity.js'

const excess = (answer: string, gold: string, denominatorFloor = 10) =>
  brevityExcess(answer, { goldTexts: [gold], denominatorFloor })

describe('brevityExcess', () => {
  it('matches cases worked by hand', () => {
    // "Durham is the place" 19 − 6 = 13 of max(6, 10); "上海是一个城市" 7 − 2 = 5 of 10
    expect(excess('B) Durham is the place', 'Durham')).toBe(1)
    expect(excess('上海是一个城市', '上海')).toBe(0.5)
    // 14 − 13 = 1 of max(13, 10)
    expect(excess('New York City.', 'New York City')).toBe(1 / 13)
  })

  it('is free for the gold itself, for less, and for one letter before it', () => {
    for (const answer of [
      'Durham',
      ' Durham\n',
      'Dur',
      'B) Durham',
      'b . Durham',
      'D:Durham',
      'a]Durham',
      'C - Durham',
    ])
      expect(excess(answer, 'Durham')).toBe(0)
    // "A) B) Durham" keeps its second letter: 9 − 6
    expect(excess('A) B) Durham', 'Durham')).toBe(0.3)
    expect(excess('E) Durham', 'Durham')).toBe(0.3)
  })

  it('counts code points, not UTF-16 units', () => {
    expect(excess('Durham𝒳𝒴', 'Durham')).toBe(0.2)
    expect(excess('Durham\ud835', 'Durham')).toBe(0.1)
  })

  it('is measured against the longest of the gold’s texts', () => {
    const goldTexts = ['NYC', ' New York City ']
    expect(brevityExcess('New York City', { goldTexts, denominatorFloor: 10 })).toBe(0)
  })

  it('divides by the floor where the gold is short', () => {
    expect([1, 10, 20].map((floor) => excess('上海市', '上海', floor))).toEqual([0.5, 0.1, 0.05])
  })

  it('is 0 where the gold is blank', () => {
    expect(excess('anything', ' ')).toBe(0)
  })

  it('refuses no gold, and a floor that is none', () => {
    expect(refusal(() => brevityExcess('Durham', { goldTexts: [], denominatorFloor: 10 }))).toBe(
      'EMPTY_INPUT: brevityExcess: no text of the gold; at least one is expected',
    )
    for (const floor of [0, -1, Number.NaN, Number.POSITIVE_INFINITY])
      expect(refusal(() => excess('Durham', 'Durham', floor))).toBe(
        `OUT_OF_RANGE: brevityExcess: denominatorFloor is ${floor}; a finite number > 0 is expected`,
      )
  })
})

describe('codePoints and longest', () => {
  it('count what a reader counts', () => {
    expect(codePoints('a𝒳上')).toBe(3)
    expect(longest([])).toBe(0)
  })
})

describe('brevityExcess (properties)', () => {
  it('is in [0, 1] and does not fall when text is added', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'B', ')', '.', ' ', '上', '𝒳', 'z') })
    fc.assert(
      fc.property(text, text, text, fc.integer({ min: 1, max: 20 }), (answer, gold, more, floor) => {
        const value = excess(`z${answer}`, gold, floor)
        expect(value).toBeGreaterThanOrEqual(0)
        expect(value).toBeLessThanOrEqual(1)
        expect(excess(`z${answer}${more}z`, gold, floor)).toBeGreaterThanOrEqual(value)
      }),
    )
  })
})
