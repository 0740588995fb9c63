import { expectTypeOf, test } from 'vitest'
import { rankc } from './rankc.js'

test('rankc takes rankings and returns a number', () => {
  expectTypeOf(rankc).returns.toEqualTypeOf<number>()
  // @ts-expect-error a single ranking is not a list of facts
  rankc(['Q1'], ['Q1'])
  // @ts-expect-error a weighting is one of three words
  rankc([['Q1']], [['Q1']], { weighting: 'flat' })
})
