import { orderLetter } from '../../src/sample/candidate-order.js'
import { randomFrom, shuffled } from './random.js'

/**
 * An order of the four candidates for each fact of one relation and split, in one language. The gold takes each place
 * equally often (to one); the others follow in random order.
 *
 * @param count - Facts.
 * @param seed - A text of its own for every language, split and relation.
 * @returns `[fact]` letters as `candidateOrder` reads them.
 */
export function drawOrders(count: number, seed: string): string[] {
  const random = randomFrom(seed)
  const places = shuffled(
    Array.from({ length: count }, (_, index) => index % 4),
    random,
  )
  return places.map((goldPlace) => {
    const order = shuffled([1, 2, 3], random)
    order.splice(goldPlace, 0, 0)
    return orderLetter(order)
  })
}
