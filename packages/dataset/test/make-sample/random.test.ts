import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { randomFrom, shuffled, weightedPick } from '../../scripts/make-sample/random.js'

describe('randomFrom', () => {
  it('repeats itself for one seed and not for another', () => {
    const draw = (seed: string) => Array.from({ length: 5 }, randomFrom(seed))
    expect(draw('a')).toEqual(draw('a'))
    expect(draw('a')).not.toEqual(draw('b'))
  })

  it('is spread evenly', () => {
    const random = randomFrom('spread')
    const tenths = new Array<number>(10).fill(0)
    for (let draw = 0; draw < 10_000; draw++) {
      const tenth = Math.floor(random() * 10)
      tenths[tenth] = tenths[tenth]! + 1
    }
    // 1,000 each; the standard deviation is 30
    for (const count of tenths) expect(Math.abs(count - 1000)).toBeLessThan(150)
  })
})

describe('shuffled (properties)', () => {
  it('keeps the items and leaves its input alone', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.string(), (items, seed) => {
        const before = [...items]
        expect(shuffled(items, randomFrom(seed)).sort()).toEqual([...items].sort())
        expect(items).toEqual(before)
      }),
    )
  })
})

describe('weightedPick', () => {
  it('takes the item in whose share the draw falls', () => {
    const items = [
      { item: 'a', weight: 1 },
      { item: 'b', weight: 3 },
    ]
    expect(weightedPick(items, () => 0.24)).toBe('a')
    expect(weightedPick(items, () => 0.25)).toBe('b')
    expect(weightedPick(items, () => 0.999)).toBe('b')
  })
})
