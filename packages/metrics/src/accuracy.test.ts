import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { refusal } from '../test/scores.js'
import { accuracy, accuracyOfCounts } from './accuracy.js'

describe('accuracy', () => {
  it('is the share of right answers, with its denominator', () => {
    expect(accuracy([true, false, false])).toEqual({ value: 1 / 3, facts: 3, correct: 1 })
  })

  it('leaves out facts that the language lacks', () => {
    expect(accuracy([true, null, false, undefined])).toEqual({ value: 0.5, facts: 2, correct: 1 })
  })

  it('refuses no facts', async () => {
    expect(await refusal(() => accuracy([null]))).toMatch(/^EMPTY_INPUT: accuracy: no facts/)
    expect(await refusal(() => accuracy([]))).toBe(
      'EMPTY_INPUT: accuracy: no facts; at least one is expected',
    )
  })
})

describe('accuracyOfCounts', () => {
  it('divides once', () => {
    expect(accuracyOfCounts(400, 307)).toEqual({ value: 0.7675, facts: 400, correct: 307 })
  })
})

describe('accuracy (properties)', () => {
  it('is in [0, 1] and the share of wrong answers is the rest', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 1 }), (correct) => {
        const { value, facts } = accuracy(correct)
        expect(value).toBeGreaterThanOrEqual(0)
        expect(value).toBeLessThanOrEqual(1)
        expect(facts).toBe(correct.length)
        expect(value + accuracy(correct.map((right) => !right)).value).toBeCloseTo(1, 12)
      }),
    )
  })
})
