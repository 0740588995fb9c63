import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { packBatch, planBatches } from './batches.js'
import { packCandidateTree } from './candidate-tree.js'

const sizes = (...lengths: number[]) => lengths.map((length) => ({ length, scores: 4 }))

describe('planBatches', () => {
  it('puts rows of one length together', () => {
    expect(planBatches(sizes(20, 20, 20), { tokens: 60, scores: 12 })).toEqual([[0, 1, 2]])
  })

  it('stays within the tokens, padding included', () => {
    expect(planBatches(sizes(20, 20, 20), { tokens: 59, scores: 12 })).toEqual([[0, 1], [2]])
  })

  it('stays within the scores', () => {
    expect(planBatches(sizes(20, 20, 20), { tokens: 60, scores: 11 })).toEqual([[0, 1], [2]])
  })

  it('runs once more where padding would cost more than a run', () => {
    // Together 3 × 90 + 16 = 286; apart 2 × 10 + 16 + 90 + 16 = 142.
    expect(planBatches(sizes(90, 9, 10), { tokens: 1024, scores: 64 })).toEqual([[1, 2], [0]])
    // Together 3 × 16 + 16 = 64; apart 2 × 10 + 16 + 16 + 16 = 68.
    expect(planBatches(sizes(16, 9, 10), { tokens: 1024, scores: 64 })).toEqual([[1, 2, 0]])
  })

  it('gives a row longer than the budget a batch of its own', () => {
    expect(planBatches(sizes(300, 10), { tokens: 100, scores: 64 })).toEqual([[1], [0]])
  })

  it('has no batches for no rows', () => {
    expect(planBatches([], { tokens: 100, scores: 64 })).toEqual([])
  })
})

describe('planBatches (properties)', () => {
  const rows = fc.array(
    fc.record({ length: fc.integer({ min: 1, max: 80 }), scores: fc.integer({ min: 1, max: 9 }) }),
    {
      maxLength: 8,
    },
  )
  const budget = fc.record({
    tokens: fc.integer({ min: 1, max: 300 }),
    scores: fc.integer({ min: 1, max: 40 }),
  })
  const longest = (lengths: number[]) => Math.max(...lengths)

  it('takes every row once and keeps the budget, but for single rows', () => {
    fc.assert(
      fc.property(rows, budget, (list, limits) => {
        const batches = planBatches(list, limits)
        expect(batches.flat().sort((a, b) => a - b)).toEqual([...list.keys()])
        for (const batch of batches.filter(({ length }) => length > 1)) {
          const width = longest(batch.map((row) => list[row]!.length))
          expect(batch.length * width).toBeLessThanOrEqual(limits.tokens)
          expect(batch.reduce((sum, row) => sum + list[row]!.scores, 0)).toBeLessThanOrEqual(limits.scores)
        }
      }),
    )
  })

  it('is the cheapest of all cuts of the sorted rows', () => {
    const cost = (batches: readonly (readonly number[])[]) =>
      batches.reduce((sum, lengths) => sum + lengths.length * longest([...lengths]) + 16, 0)
    fc.assert(
      fc.property(rows, (list) => {
        const lengths = list.map(({ length }) => length).sort((a, b) => a - b)
        const unlimited = { tokens: 1e6, scores: 1e6 }
        const found = planBatches(list, unlimited).map((batch) => batch.map((row) => list[row]!.length))
        const cuts = 2 ** Math.max(0, lengths.length - 1)
        for (let cut = 0; cut < cuts; cut++) {
          const other: number[][] = []
          for (const [index, length] of lengths.entries()) {
            if (index === 0 || (cut >> (index - 1)) & 1) other.push([])
            other.at(-1)!.push(length)
          }
          expect(cost(found)).toBeLessThanOrEqual(cost(other))
        }
      }),
    )
  })
})

describe('packBatch', () => {
  const batch = packBatch([
    packCandidateTree({ prefix: [7, 8], candidates: [[1, 2], [3]] }), // 7 8 1
    packCandidateTree({ prefix: [9], candidates: [[4], [5]] }), // 9
  ])

  it('pads rows on the right to the longest', () => {
    expect([batch.rows, batch.width]).toEqual([2, 3])
    expect([...batch.inputIds]).toEqual([7n, 8n, 1n, 9n, 0n, 0n])
    expect([...batch.positionIds]).toEqual([0n, 1n, 2n, 0n, 0n, 0n])
  })

  it('lets padding attend to itself alone', () => {
    expect([...batch.attentionMask]).toEqual([1, 0, 0, 1, 1, 0, 1, 1, 1, 1, 0, 0, 0, 1, 0, 0, 0, 1])
  })

  it('counts score rows through the whole batch', () => {
    expect([...batch.scoreRows]).toEqual([1n, 2n, 1n, 3n, 3n])
    expect([...batch.scoreTargets]).toEqual([1n, 2n, 3n, 4n, 5n])
  })
})
