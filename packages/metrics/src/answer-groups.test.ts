import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answerGroups, equalPairs } from './answer-groups.js'

describe('answerGroups', () => {
  it('counts how many languages give each answer', () => {
    expect(answerGroups(['a', 'a', 'b', 'a'])).toEqual([3, 1])
    expect(answerGroups([])).toEqual([])
  })
})

describe('equalPairs', () => {
  it('counts the pairs within groups, either way', () => {
    // 3 · 2 + 1 · 0
    expect(equalPairs([3, 1])).toBe(6)
  })
})

describe('equalPairs (properties)', () => {
  it('is the number of equal answers at different places', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 12 }), (answers) => {
        const slow = answers.flatMap((one, i) =>
          answers.filter((other, j) => i !== j && one === other),
        ).length
        expect(equalPairs(answerGroups(answers))).toBe(slow)
      }),
    )
  })
})
