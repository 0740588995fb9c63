import { describe, expect, it } from 'vitest'
import { createDurationCounter } from './duration-histogram.js'

describe('createDurationCounter', () => {
  it('puts a duration into the first bucket that holds it, the longest into the last', () => {
    const { add, histogram } = createDurationCounter()
    for (const ms of [0, 10, 11, 1e9]) add(ms)
    const { boundsMs, counts, count, sumMs } = histogram()
    expect(boundsMs.length).toBe(counts.length - 1)
    expect([counts[0], counts[1], counts.at(-1)]).toEqual([2, 1, 1])
    expect({ count, sumMs }).toEqual({ count: 4, sumMs: 1e9 + 21 })
  })
})
