import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { refusal } from '../test/scores.js'
import { consistencySplit, consistencySplitOfCounts } from './consistency-split.js'
import { totalConsistency } from './total-consistency.js'

describe('consistencySplit', () => {
  it('matches a case worked by hand', () => {
    // all right; all wrong alike; all wrong, unlike; half right; not in Swahili
    const answers = { en: ['a', 'b', 'b', 'a', 'a'], sw: ['a', 'b', 'c', 'b', null] }
    expect(consistencySplit(answers, ['a', 'a', 'a', 'a', 'a'])).toEqual({
      facts: 4,
      correct: { value: 0.25, count: 1 },
      sameWrong: { value: 0.25, count: 1 },
    })
  })

  it('takes every wrong answer of a single language for the same', () => {
    expect(consistencySplit({ en: ['a', 'b'] }, ['a', 'a']).sameWrong).toEqual({ value: 0.5, count: 1 })
  })

  it('refuses no complete fact and golds of other facts', async () => {
    expect(await refusal(() => consistencySplit({ en: ['a', null], sw: [null, 'a'] }, ['a', 'a']))).toMatch(
      /^EMPTY_INPUT: consistencySplit: no fact has a value in all of en, sw/,
    )
    expect(await refusal(() => consistencySplit({ en: ['a'] }, ['a', 'b']))).toBe(
      'SHAPE_MISMATCH: consistencySplit: en has 1 facts and there are 2 golds; one gold for every fact is expected',
    )
  })
})

describe('consistencySplitOfCounts', () => {
  it('divides by the complete facts', () => {
    expect(consistencySplitOfCounts(400, 54, 6)).toEqual({
      facts: 400,
      correct: { value: 0.135, count: 54 },
      sameWrong: { value: 0.015, count: 6 },
    })
  })
})

describe('consistencySplit (properties)', () => {
  const id = fc.constantFrom('a', 'b', 'c')
  const facts = fc.array(fc.tuple(id, id, id, id), { minLength: 1, maxLength: 20 })

  it('has Total Consistency as its right part, and both parts make the agreement of all languages', () => {
    fc.assert(
      fc.property(facts, (rows) => {
        const gold = rows.map((row) => row[3])
        const answers = Object.fromEntries(
          [0, 1, 2].map((column) => [`l${column}`, rows.map((row) => row[column]!)]),
        )
        const correct = Object.fromEntries(
          Object.entries(answers).map(([language, ids]) => [
            language,
            ids.map((one, fact) => one === gold[fact]),
          ]),
        )
        const split = consistencySplit(answers, gold)
        expect(split.correct.value).toBe(totalConsistency(correct).value)
        expect(split.correct.count + split.sameWrong.count).toBe(
          rows.filter(([a, b, c]) => a === b && b === c).length,
        )
      }),
    )
  })
})
