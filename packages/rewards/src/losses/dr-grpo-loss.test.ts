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
import { drGrpoLoss } from './dr-grpo-loss.js'

describe('drGrpoLoss', () => {
  it('matches a case worked by hand', () => {
    // 1.5 + 1.8 + 0.75 − 2.4 = 1.65 over 2 sequences of 3 positions, or of 48
    expect(drGrpoLoss(withRatios(1, 1.5, 0.5, 0.5)).loss).toBeCloseTo(-1.65 / 6, 14)
    expect(drGrpoLoss(withRatios(1, 1.5, 0.5, 0.5), { maxLength: 48 }).loss).toBeCloseTo(-1.65 / 96, 14)
  })

  it('gives every token of an answer the same weight, whatever the length', () => {
    const { gradient } = drGrpoLoss({ ...small, advantages: [-1, -1] })
    expect(new Set(gradient.slice(0, 4)).size).toBe(1)
  })

  it('refuses a greatest length that a sequence exceeds', () => {
    expect(refusal(() => drGrpoLoss(small, { maxLength: 2 }))).toBe(
      'OUT_OF_RANGE: drGrpoLoss: maxLength is 2; a whole number of at least 3 is expected',
    )
  })
})

describe('drGrpoLoss (properties)', () => {
  it('has the gradient that finite differences have', () => {
    fc.assert(
      fc.property(anyBatch, (batch) =>
        expectGradient(batch, drGrpoLoss(batch), (moved) => drGrpoLoss(moved)),
      ),
    )
  })

  it('halves when the greatest length doubles', () => {
    fc.assert(
      fc.property(anyBatch, (batch) => {
        const [short, long] = [8, 16].map((maxLength) => drGrpoLoss(batch, { maxLength }).loss)
        expect(long).toBe(short! / 2)
      }),
    )
  })
})

describe('drGrpoLoss (reference)', () => {
  it.each(goldenOf('drGrpoLoss'))('equals $title', ({ title, batch, options, expected }) => {
    expectGolden(drGrpoLoss(batch, options), expected, title)
  })
})
