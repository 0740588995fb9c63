import { describe, expect, it } from 'vitest'
import { drawOrders } from '../../scripts/make-sample/orders.js'
import { candidateOrder } from '../../src/sample/candidate-order.js'

describe('drawOrders', () => {
  it('puts the gold in each place equally often, to one', () => {
    const places = [0, 0, 0, 0]
    for (const letter of drawOrders(42, 'seed')) {
      const place = candidateOrder(letter).indexOf(0)
      places[place] = places[place]! + 1
    }
    expect(places.sort()).toEqual([10, 10, 11, 11])
  })

  it('uses every order', () => {
    expect(new Set(drawOrders(2000, 'seed')).size).toBe(24)
  })

  it('depends on its seed alone', () => {
    expect(drawOrders(50, 'en')).toEqual(drawOrders(50, 'en'))
    expect(drawOrders(50, 'en')).not.toEqual(drawOrders(50, 'de'))
  })
})
