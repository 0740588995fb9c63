import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { refusal } from '../test/reward-answers.js'
import { consistencyBonus } from './consistency-bonus.js'
import type { ConsistencyBonus, LadderBonus } from './reward-config.js'

const of12 = (bonus: ConsistencyBonus) => (correct: number) =>
  consistencyBonus({ correct, languages: 12 }, bonus)
const ladder: LadderBonus = {
  shape: 'ladder',
  rungs: [
    { languages: 9, value: 1 },
    { languages: 10, value: 2 },
    { languages: 11, value: 3 },
    { languages: 12, value: 5 },
  ],
}

describe('consistencyBonus', () => {
  it('pays all or nothing', () => {
    expect([0, 11, 12].map(of12({ shape: 'all-or-nothing', size: 5 }))).toEqual([0, 0, 5])
  })

  it('pays a power of the share', () => {
    // (1/2)^4 = 1/16; (9/12)^4 = 81/256; 2 · (6/12)^1 = 1
    expect(consistencyBonus({ correct: 1, languages: 2 }, { shape: 'power', size: 1, exponent: 4 })).toBe(
      0.0625,
    )
    expect(of12({ shape: 'power', size: 1, exponent: 4 })(9)).toBe(81 / 256)
    expect(of12({ shape: 'power', size: 2, exponent: 1 })(6)).toBe(1)
  })

  it('pays the highest rung that is reached, alone and in any order of rungs', () => {
    const backwards = { ...ladder, rungs: [...ladder.rungs].reverse() }
    for (const one of [ladder, backwards]) expect([8, 9, 10, 11, 12].map(of12(one))).toEqual([0, 1, 2, 3, 5])
  })

  it('never pays a negative rung, and pays the greater of two where the lower is worth more', () => {
    const odd = [
      { languages: 1, value: -2 },
      { languages: 2, value: 3 },
      { languages: 3, value: 1 },
    ]
    expect([1, 2, 3].map(of12({ shape: 'ladder', rungs: odd }))).toEqual([0, 3, 3])
  })

  it('is 0 without languages', () => {
    expect(consistencyBonus({ correct: 0, languages: 0 }, { shape: 'all-or-nothing', size: 1 })).toBe(0)
  })

  it('refuses a bonus that is no number', () => {
    for (const size of [Number.NaN, Number.POSITIVE_INFINITY])
      expect(refusal(() => of12({ shape: 'power', size, exponent: 4 })(6))).toBe(
        `NOT_FINITE: consistencyBonus: the bonus comes to ${size}; finite numbers in it are expected`,
      )
  })

  it('refuses counts that cannot be, and another shape', () => {
    for (const counts of [
      { correct: 3, languages: 2 },
      { correct: -1, languages: 2 },
      { correct: 0.5, languages: 2 },
      { correct: 1, languages: Number.NaN },
    ])
      expect(refusal(() => consistencyBonus(counts, ladder))).toMatch(/^OUT_OF_RANGE: consistencyBonus: /)
    expect(refusal(() => of12({ shape: 'stairs' } as unknown as LadderBonus)(1))).toBe(
      'UNKNOWN_OPTION: consistencyBonus: bonus.shape is "stairs"; all-or-nothing, power or ladder is expected',
    )
  })
})

describe('consistencyBonus (properties)', () => {
  const rung = fc.record({
    languages: fc.integer({ min: 0, max: 14 }),
    value: fc.integer({ min: -3, max: 9 }),
  })
  const anyBonus: fc.Arbitrary<ConsistencyBonus> = fc.oneof(
    fc.record({
      shape: fc.constant('all-or-nothing' as const),
      size: fc.double({ min: 0, max: 9, noNaN: true }),
    }),
    fc.record({
      shape: fc.constant('power' as const),
      size: fc.double({ min: 0, max: 9, noNaN: true }),
      exponent: fc.double({ min: 0.1, max: 9, noNaN: true }),
    }),
    fc.record({ shape: fc.constant('ladder' as const), rungs: fc.array(rung, { maxLength: 5 }) }),
  )

  it('never falls with another right language, and is never negative', () => {
    fc.assert(
      fc.property(anyBonus, fc.integer({ min: 0, max: 11 }), (bonus, correct) => {
        expect(of12(bonus)(correct)).toBeGreaterThanOrEqual(0)
        expect(of12(bonus)(correct + 1)).toBeGreaterThanOrEqual(of12(bonus)(correct))
      }),
    )
  })
})
