import { describe, expect, it } from 'vitest'
import { correctOverlap } from '../correct-overlap.js'
import { overlapWhereKnown } from './overlap-where-known.js'

describe('overlapWhereKnown', () => {
  it('is the overlap where two languages have a fact that one of them has right', () => {
    const correct = { en: [true, false], sw: [false, false] }
    expect(overlapWhereKnown(correct)).toEqual({ correctOverlap: correctOverlap(correct) })
  })

  it('is absent where nothing is right but facts of a single language', () => {
    expect(overlapWhereKnown({ en: [false], sw: [false] })).toEqual({})
    expect(overlapWhereKnown({ en: [true, false], sw: [undefined, false] })).toEqual({})
    expect(overlapWhereKnown({ en: [true] })).toEqual({})
  })
})
