import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compensatedSum, plainSum } from './python-sum.js'

describe('the sums of Python', () => {
  it('lose and keep what large numbers swallow', () => {
    const values = [1, 1e100, 1, -1e100]
    expect(plainSum(values)).toBe(0) // up to Python 3.11
    expect(compensatedSum(values)).toBe(2) // since Python 3.12
  })

  it('are 0 for nothing', () => {
    expect([plainSum([]), compensatedSum([])]).toEqual([0, 0])
  })
})

describe('the sums of Python (properties)', () => {
  it('are equal for whole numbers', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), (values) => {
        expect(compensatedSum(values)).toBe(plainSum(values))
      }),
    )
  })
})
