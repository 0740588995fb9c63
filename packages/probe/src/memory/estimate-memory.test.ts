import { describe, expect, it } from 'vitest'
import { checkMemory, estimateMemory } from './estimate-memory.js'

const budget = { tokens: 1024, scores: 256 }
const qwen = {
  vocabularySize: 151_936,
  hiddenSize: 896,
  intermediateSize: 4864,
  layers: 24,
  heads: 14,
  keyValueHeads: 2,
  headSize: 64,
} // Qwen2.5-0.5B
const olmo = {
  vocabularySize: 100_352,
  hiddenSize: 2048,
  intermediateSize: 8192,
  layers: 16,
  heads: 16,
  keyValueHeads: 16,
  headSize: 128,
} // OLMo-2-1B

describe('estimateMemory', () => {
  it('adds up by hand', () => {
    const sizes = {
      vocabularySize: 50,
      hiddenSize: 2,
      intermediateSize: 3,
      layers: 7,
      heads: 2,
      keyValueHeads: 1,
      headSize: 1,
    }
    const estimate = estimateMemory(sizes, { tokens: 10, scores: 5 })
    // Queries and output 2 × 2 × 2 = 8, keys and values 2 × 2 × 1 = 4, MLP 3 × 2 × 3 = 18; head 2 × 50 = 100.
    expect(estimate.weights).toBe(4 * (7 * (8 + 4 + 18) + 100))
    expect(estimate.loading).toBe(4 * 100)
    // A layer: 10 × (8 + 8 + 12) = 280; attention 2 × 2 × 100 = 400; logits 2 × 5 × 50 = 500, the greater.
    expect(estimate.running).toBe(4 * (280 + 500))
    expect(estimate.peak).toBe(300e6 + 4 * 310 + 4 * 780)
    // With one score the logits are 2 × 50 = 100, and the attention's 400 are the greater.
    expect(estimateMemory(sizes, { tokens: 10, scores: 1 }).running).toBe(4 * (280 + 400))
  })

  it('is above, and within a sixth of, what was measured', () => {
    for (const [sizes, measured] of [
      [qwen, 2.51e9],
      [olmo, 5.7e9],
    ] as const) {
      const { peak } = estimateMemory(sizes, budget)
      expect(peak).toBeGreaterThan(measured)
      expect(peak).toBeLessThan(measured * (7 / 6))
    }
  })

  it('grows with the tokens of a run, faster where attention is the greater part', () => {
    const one = { tokens: 4096, scores: 1 }
    expect(estimateMemory(qwen, { tokens: 8192, scores: 1 }).running).toBeGreaterThan(
      2 * estimateMemory(qwen, one).running,
    )
  })
})

describe('checkMemory', () => {
  const estimate = estimateMemory(qwen, budget)

  it('accepts what fits exactly', () => {
    expect(() => checkMemory(estimate, estimate.peak, 'tiny')).not.toThrow()
  })

  it('says what is needed, what is free and what to do', () => {
    const check = () => checkMemory(estimate, estimate.peak - 1e9, 'Qwen/Qwen2.5-0.5B')
    expect(check).toThrow(expect.objectContaining({ code: 'OUT_OF_MEMORY' }))
    expect(check).toThrow(
      /Qwen\/Qwen2.5-0.5B needs about 2.8 GB of memory and 1.8 GB are free; free some.*ignore-memory/,
    )
  })

  it('asks for a smaller token budget where the runs take more than the weights', () => {
    const long = estimateMemory(qwen, { tokens: 16_384, scores: 256 })
    expect(() => checkMemory(long, 8e9, 'qwen')).toThrow(/and 8.0 GB are free; take a smaller tokenBudget, /)
  })
})
