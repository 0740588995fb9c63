import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyBatch, expectGolden, expectGradient, goldenOf, small } from '../../test/policy-batches.js'
import { refusal } from '../../test/reward-answers.js'
import { grpoLoss } from './grpo-loss.js'
import { reinforceLoss } from './reinforce-loss.js'

describe('reinforceLoss', () => {
  it('matches a case worked by hand', () => {
    // −A · mean ln π: −1.5 · −2 = 3 and 3 · −4 = −12; their mean is −4.5
    const { loss, gradient, tokens } = reinforceLoss(small)
    expect([loss, [...gradient], tokens]).toEqual([-4.5, [-0.25, -0.25, -0.25, 1.5, 0, 0], 4])
  })

  it('takes padding after the end into the mean as the published code does', () => {
    const padded = { ...small, logProbabilities: Float64Array.of(-1, -2, -3, -4, -0.1, -0.1) }
    const { loss, gradient, tokens } = reinforceLoss(padded, { positions: 'all-as-published' })
    expect(loss).toBeCloseTo((3 + (3 * -4.2) / 3) / 2, 14)
    expect([[...gradient], tokens]).toEqual([[-0.25, -0.25, -0.25, 0.5, 0.5, 0.5], 6])
  })

  it('leaves sequences without positions out of the mean', () => {
    expect(reinforceLoss({ ...small, mask: [1, 1, 1, 0, 0, 0] }).loss).toBe(3)
  })

  it('adds the KL of the paper', () => {
    // one position has r = ln 2: 2 − ln 2 − 1; mean over 3, over 2 sequences
    const referenceLogProbabilities = small.logProbabilities.map(
      (value, index) => value + (index === 0 ? Math.LN2 : 0),
    )
    const kl = { coefficient: 0.3, clamp: 'paper' } as const
    expect(reinforceLoss({ ...small, referenceLogProbabilities }, { kl }).loss).toBeCloseTo(
      -4.5 + (0.3 * (1 - Math.LN2)) / 6,
      14,
    )
  })

  it('needs a log-probability everywhere when every position counts', () => {
    expect(refusal(() => reinforceLoss(small, { positions: 'all-as-published' }))).toBe(
      'NOT_FINITE: reinforceLoss: logProbabilities holds NaN at sequence 1, position 1; a finite number is expected where the mask is 1',
    )
    expect(refusal(() => reinforceLoss(small, { positions: 'all' as 'until-end' }))).toMatch(
      /^UNKNOWN_OPTION: reinforceLoss: positions is "all"/,
    )
  })
})

describe('reinforceLoss (properties)', () => {
  it('has the gradient that finite differences have', () => {
    const kl = { coefficient: 0.1, clamp: 'paper' } as const
    fc.assert(
      fc.property(anyBatch, (batch) =>
        expectGradient(batch, reinforceLoss(batch, { kl }), (moved) => reinforceLoss(moved, { kl })),
      ),
    )
  })

  it('has the gradient of GRPO at the first update after sampling', () => {
    fc.assert(
      fc.property(anyBatch, ({ oldLogProbabilities: _, ...batch }) => {
        expect(reinforceLoss(batch).gradient).toEqual(grpoLoss(batch, { emptySequences: 'skip' }).gradient)
      }),
    )
  })
})

describe('reinforceLoss (reference)', () => {
  it.each(goldenOf('reinforceLoss'))('equals $title', ({ title, batch, options, expected }) => {
    expectGolden(reinforceLoss(batch, options), expected, title)
  })
})
