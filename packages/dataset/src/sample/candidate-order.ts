import { PolyfactError } from '@polyfact/schema'

/**
 * The order in which one language shows four candidates, from the letter that stands for it.
 *
 * The 24 orders are numbered lexicographically and named `a` (0, 1, 2, 3) to `x` (3, 2, 1, 0).
 *
 * @param letter - One of `a` to `x`.
 * @returns `[position]` indices into the fact's candidates, 0 being the gold.
 * @throws {@link PolyfactError} `OUT_OF_RANGE` for any other text.
 */
export function candidateOrder(letter: string): readonly number[] {
  const order = ORDERS[letter.length === 1 ? letter.charCodeAt(0) - FIRST_LETTER : -1]
  if (order === undefined) {
    throw new PolyfactError(
      'OUT_OF_RANGE',
      `candidateOrder: found the letter ${JSON.stringify(letter)}; one of a to x is expected`,
      { letter },
    )
  }
  return order
}

/**
 * The letter of an order: the inverse of {@link candidateOrder}.
 *
 * @param order - A permutation of 0, 1, 2, 3.
 * @throws {@link PolyfactError} `OUT_OF_RANGE` when it is not one.
 */
export function orderLetter(order: readonly number[]): string {
  const index = ORDERS.findIndex((known) => known.join() === order.join())
  if (index < 0) {
    throw new PolyfactError(
      'OUT_OF_RANGE',
      `orderLetter: found the order ${JSON.stringify(order)}; a permutation of 0, 1, 2, 3 is expected`,
      { order },
    )
  }
  return String.fromCharCode(FIRST_LETTER + index)
}

const FIRST_LETTER = 'a'.charCodeAt(0)
const ORDERS = permutations([0, 1, 2, 3])

function permutations(items: readonly number[]): readonly (readonly number[])[] {
  if (items.length === 0) return [[]]
  return items.flatMap((first) =>
    permutations(items.filter((item) => item !== first)).map((rest) => [first, ...rest]),
  )
}
