import { PolyfactError } from '@polyfact/schema'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { candidateOrder, orderLetter } from './candidate-order.js'

const LETTERS = [...'abcdefghijklmnopqrstuvwx']

describe('candidateOrder', () => {
  it('numbers the orders lexicographically', () => {
    expect(candidateOrder('a')).toEqual([0, 1, 2, 3])
    expect(candidateOrder('b')).toEqual([0, 1, 3, 2])
    expect(candidateOrder('g')).toEqual([1, 0, 2, 3]) // six orders begin with 0
    expect(candidateOrder('x')).toEqual([3, 2, 1, 0])
  })

  it('refuses what is no letter from a to x', () => {
    for (const letter of ['y', 'A', '', 'ab', '`']) {
      expect(() => candidateOrder(letter)).toThrow(expect.objectContaining({ code: 'OUT_OF_RANGE' }))
    }
  })

  it('has 24 different orders', () => {
    expect(new Set(LETTERS.map((letter) => candidateOrder(letter).join())).size).toBe(24)
  })
})

describe('orderLetter', () => {
  it('refuses what is no permutation', () => {
    for (const order of [[0, 1, 2], [0, 0, 1, 2], [1, 2, 3, 4], []]) {
      expect(() => orderLetter(order)).toThrow(PolyfactError)
    }
  })
})

describe('orderLetter (properties)', () => {
  it('is the inverse of candidateOrder', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }), (order) => {
        expect(candidateOrder(orderLetter(order))).toEqual(order)
      }),
    )
  })
})
