import { describe, expect, it } from 'vitest'
import { meanOverPools } from './pool-sizes.js'

describe('meanOverPools', () => {
  it('weighs every size by how often it occurs', () => {
    const sizes: number[] = []
    sizes[2] = 1
    sizes[4] = 3
    expect(meanOverPools(sizes, (size) => size)).toBe(3.5) // (2 + 3 · 4) / 4
    expect(meanOverPools(sizes, (size) => 1 / size)).toBe(0.3125) // (1/2 + 3/4) / 4
  })

  it('is exact where there is one size', () => {
    const sizes: number[] = []
    sizes[4] = 3
    expect(meanOverPools(sizes, () => 0.1)).toBe(0.1) // 3 · 0.1 / 3 would be an ulp more
  })
})
