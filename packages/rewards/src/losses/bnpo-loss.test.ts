import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyBatch, expectGolden, goldenOf, withRatios } from '../../test/policy-batches.js'
import { refusal } from '../../test/reward-answers.js'
import { bnpoLoss } from './bnpo-loss.js'
import { dapoLoss } from './dapo-loss.js'

describe('bnpoLoss', () => {
  it('matches a case worked by hand', () => {
    // A = 1.5 with ratios 1, 1.5 (above 1.2), 0.5 and A = −3 with 0.5 (below 0.8), over 4 positions
    expect(bnpoLoss(withRatios(1, 1.5, 0.5, 0.5)).loss).toBeCloseTo(-(1.5 + 1.8 + 0.75 - 2.4) / 4, 14)
  })

  it('speaks in its own name', () => {
    expect(refusal(() => bnpoLoss(withRatios(), { epsilonLow: 2 }))).toMatch(/^OUT_OF_RANGE: bnpoLoss: /)
  })
})

describe('bnpoLoss (properties)', () => {
  it('equals that of DAPO with the same bounds', () => {
    fc.assert(
      fc.property(anyBatch, (batch) => {
        expect(bnpoLoss(batch)).toEqual(dapoLoss(batch, { epsilonHigh: 0.2 }))
      }),
    )
  })
})

describe('bnpoLoss (reference)', () => {
  it.each(goldenOf('bnpoLoss'))('equals $title', ({ title, batch, options, expected }) => {
    expectGolden(bnpoLoss(batch, options), expected, title)
  })
})
