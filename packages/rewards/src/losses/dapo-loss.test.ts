import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  anyBatch,
  expectGolden,
  expectGradient,
  goldenOf,
  small,
  withRatios,
} from '../../test/policy-batches.js'
import { refusal } from '../../test/reward-answers.js'
import { dapoLoss } from './dapo-loss.js'
import { grpoLoss } from './grpo-loss.js'

describe('dapoLoss', () => {
  it('matches a case worked by hand', () => {
    // A = 1.5 with ratios 1, 1.5 (above 1.28), 0.5 and A = −3 with 0.5 (below 0.8), over 4 positions
    const { loss, gradient } = dapoLoss(withRatios(1, 1.5, 0.5, 0.5))
    expect(loss).toBeCloseTo(-(1.5 + 1.28 * 1.5 + 0.75 - 2.4) / 4, 14)
    expect([...gradient].map((slope) => Number(slope.toFixed(14)))).toEqual([-0.375, 0, -0.1875, 0, 0, 0])
  })

  it('adds up over the parts of a batch when it knows the tokens of all', () => {
    const row = (at: number) => ({
      shape: [1, 3] as const,
      logProbabilities: small.logProbabilities.slice(3 * at, 3 * at + 3),
      mask: [0, 1, 2].map((position) => small.mask[3 * at + position]!),
      advantages: [small.advantages[at]!],
    })
    const parts = [0, 1].map((at) => dapoLoss(row(at), { tokens: 4 }).loss)
    expect(parts[0]! + parts[1]!).toBeCloseTo(dapoLoss(small).loss, 14)
  })

  it('refuses fewer tokens in all than in this part', () => {
    expect(refusal(() => dapoLoss(small, { tokens: 3 }))).toBe(
      'OUT_OF_RANGE: dapoLoss: tokens is 3; a whole number of at least 4 is expected',
    )
    expect(refusal(() => dapoLoss(small, { tokens: 4.5 }))).toMatch(/^OUT_OF_RANGE: dapoLoss: tokens is 4.5/)
  })
})

describe('dapoLoss (properties)', () => {
  it('has the gradient that finite differences have', () => {
    fc.assert(
      fc.property(anyBatch, (batch) => expectGradient(batch, dapoLoss(batch), (moved) => dapoLoss(moved))),
    )
  })

  it('equals that of GRPO where all sequences are equally long', () => {
    fc.assert(
      fc.property(anyBatch, (batch) => {
        const full = { ...batch, mask: new Uint8Array(batch.mask.length).fill(1) }
        expect(dapoLoss(full, { epsilonHigh: 0.2 }).loss).toBeCloseTo(grpoLoss(full).loss, 12)
      }),
    )
  })
})

describe('dapoLoss (reference)', () => {
  it.each(goldenOf('dapoLoss'))('equals $title', ({ title, batch, options, expected }) => {
    expectGolden(dapoLoss(batch, options), expected, title)
  })
})
