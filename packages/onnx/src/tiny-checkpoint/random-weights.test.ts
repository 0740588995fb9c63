import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { weightStream } from './random-weights.js'

const take = (text: string, count: number, centre = 0, halfWidth = 1) => {
  const values = new Float32Array(count)
  weightStream(text, centre, halfWidth)(values)
  return values
}

describe('weightStream', () => {
  it('gives the same bits everywhere', () => {
    const bytes = new Uint8Array(take('7:lm_head.weight', 4096, 1, 0.5).buffer)
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(
      'f760ad463c460309a8cb3f7ea41b36e56524399146e6c5b2bc997d87322400dd',
    )
  })

  it('goes on where it stopped', () => {
    const stream = weightStream('a', 0, 1)
    const parts = [new Float32Array(3), new Float32Array(5)]
    for (const part of parts) stream(part)
    expect(parts.flatMap((part) => [...part])).toEqual([...take('a', 8)])
  })

  it('has the mean and the spread of a uniform distribution', () => {
    const values = take('b', 100_000, 3, 2)
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length
    // standard errors: 2 / √3 / √100000 = 0.0037 of the mean, about 0.0038 of the variance 2² / 3
    expect(Math.abs(mean - 3)).toBeLessThan(0.02)
    expect(Math.abs(variance - 4 / 3)).toBeLessThan(0.02)
    expect(Math.min(...values.subarray(0, 1000))).toBeGreaterThanOrEqual(1)
  })
})

describe('weightStream (properties)', () => {
  it('gives unlike numbers for unlike texts', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        fc.pre(one !== other)
        expect([...take(one, 8)]).not.toEqual([...take(other, 8)])
      }),
    )
  })
})
