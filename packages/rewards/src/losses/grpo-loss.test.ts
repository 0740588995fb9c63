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
import { grpoLoss } from './grpo-loss.js'
import type { PolicyBatch } from './policy-batch.js'

describe('grpoLoss', () => {
  it('matches a case worked by hand', () => {
    // sequence 0: A = 1.5, ratios 1, 1.5 (above 1.2), 0.5: mean of 1.5, 1.8, 0.75 is 1.35
    // sequence 1: A = −3, ratio 0.5 (below 0.8): −2.4
    const { loss, gradient, ...counts } = grpoLoss(withRatios(1, 1.5, 0.5, 0.5))
    expect(loss).toBeCloseTo(-(1.35 - 2.4) / 2, 14)
    // slopes −ρ A / n / B where no bound holds: −1.5/6, 0, −0.75/6, 0
    expect([...gradient].map((slope) => Number(slope.toFixed(14)))).toEqual([-0.25, 0, -0.125, 0, 0, 0])
    expect(counts).toEqual({ shape: [2, 3], tokens: 4, sequences: 2, clipped: 2 })
  })

  it('leaves a ratio that moved the right way too far alone, and cuts it with ratioCap', () => {
    // A = −3, ratio 4: too likely by far, so the gradient stays, unless it is held at 3
    expect(grpoLoss(withRatios(1, 1, 1, 4))).toMatchObject({ clipped: 0 })
    const capped = grpoLoss(withRatios(1, 1, 1, 4), { ratioCap: 3 })
    expect(capped.loss).toBeCloseTo(-(1.5 - 9) / 2, 12)
    expect([capped.gradient[3], capped.clipped]).toEqual([0, 1])
  })

  it('counts a sequence without positions in the mean, or skips it', () => {
    const batch = { ...small, mask: [1, 1, 1, 0, 0, 0] }
    expect(grpoLoss(batch).loss).toBe(-0.75)
    expect(grpoLoss(batch, { emptySequences: 'skip' }).loss).toBe(-1.5)
  })

  it('is 0 where no position counts', () => {
    const none = { loss: 0, gradient: new Float64Array(6), tokens: 0, sequences: 0 }
    expect(grpoLoss({ ...small, mask: new Uint8Array(6) })).toMatchObject(none)
    expect(grpoLoss({ ...small, mask: new Uint8Array(6) }, { emptySequences: 'skip' })).toMatchObject(none)
  })

  it('refuses bounds that do not enclose 1', () => {
    const refused = (options: object) => refusal(() => grpoLoss(small, options))
    expect(refused({ epsilonLow: 1.5 })).toBe(
      'OUT_OF_RANGE: grpoLoss: epsilonLow is 1.5; a number in [0, 1] is expected',
    )
    expect(refused({ epsilonHigh: -0.1 })).toMatch(/^OUT_OF_RANGE: grpoLoss: epsilonHigh is -0.1/)
    expect(refused({ ratioCap: 1.2 })).toBe(
      'OUT_OF_RANGE: grpoLoss: ratioCap is 1.2; a number above 1.2 is expected',
    )
    expect(refused({ emptySequences: 'drop' })).toMatch(/^UNKNOWN_OPTION: grpoLoss: emptySequences is "drop"/)
  })

  it('refuses a ratio that overflows', () => {
    expect(
      refusal(() => grpoLoss({ ...small, oldLogProbabilities: new Float64Array(6).fill(-1e4) })),
    ).toMatch(/^NOT_FINITE: grpoLoss: the loss is Infinity; /)
  })
})

describe('grpoLoss (properties)', () => {
  it('equals the slow definition', () => {
    const slow = ({ shape: [rows, columns], ...batch }: PolicyBatch) => {
      const perRow = Array.from({ length: rows }, (_, row) => {
        const indices = Array.from({ length: columns }, (_, column) => row * columns + column)
        const objectives = indices
          .filter((index) => batch.mask[index] === 1)
          .map((index) => {
            const ratio = Math.exp(batch.logProbabilities[index]! - batch.oldLogProbabilities![index]!)
            const held = Math.min(Math.max(ratio, 0.8), 1.2)
            return Math.min(ratio * batch.advantages[row]!, held * batch.advantages[row]!)
          })
        return objectives.reduce((sum, value) => sum + value, 0) / Math.max(objectives.length, 1)
      })
      return -perRow.reduce((sum, value) => sum + value, 0) / rows
    }
    fc.assert(
      fc.property(anyBatch, (batch) => {
        expect(grpoLoss(batch).loss).toBeCloseTo(slow(batch), 12)
      }),
    )
  })

  it('has the gradient that finite differences have', () => {
    const kl = { coefficient: 0.1 }
    fc.assert(
      fc.property(anyBatch, (batch) =>
        expectGradient(batch, grpoLoss(batch, { kl }), (moved) => grpoLoss(moved, { kl })),
      ),
    )
  })

  it('has no gradient where all advantages are 0', () => {
    fc.assert(
      fc.property(anyBatch, (batch) => {
        const { loss, gradient } = grpoLoss({ ...batch, advantages: [0, 0, 0, 0].slice(0, batch.shape[0]) })
        expect([Math.abs(loss), Math.max(...gradient.map(Math.abs))]).toEqual([0, 0])
      }),
    )
  })
})

describe('grpoLoss (reference)', () => {
  it.each(goldenOf('grpoLoss'))('equals $title', ({ title, batch, options, expected }) => {
    expectGolden(grpoLoss(batch, options), expected, title)
  })
})
