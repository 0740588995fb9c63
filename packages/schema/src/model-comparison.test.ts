import { describe, expect, it } from 'vitest'
import {
  ComparedMetric,
  Correction,
  Disagreement,
  type ModelComparison,
  ModelDifference,
  parseModelComparison,
} from './model-comparison.js'

const difference = {
  model: 'tuned',
  metric: 'accuracy',
  value: 0.75,
  baselineValue: 0.5,
  difference: 0.25,
  interval: { low: -0.05, high: 0.5 },
  p: 0.04,
  correctedP: 0.16,
  significant: false,
} as const
const comparison: ModelComparison = {
  schemaVersion: 1,
  kind: 'comparison',
  baseline: 'base',
  models: ['base', 'tuned'],
  languages: ['en', 'sw'],
  facts: 20,
  normalization: 'per-byte',
  level: 0.95,
  test: 'bootstrap',
  correction: 'holm',
  tests: 4,
  bootstrap: { method: 'percentile', resamples: 10_000, seed: 0 },
  differences: [difference],
  disagreements: [{ fact: 'Q142|P36|Q90', languagesCorrect: { base: 0, tuned: 2 }, spread: 2 }],
}

describe('parseModelComparison', () => {
  it('reads a comparison, also after JSON', () => {
    expect(parseModelComparison(JSON.parse(JSON.stringify(comparison)))).toEqual(comparison)
  })

  it.each([
    [{ models: ['base'] }, /models/],
    [{ differences: [] }, /differences: found \[\]/],
    [{ differences: [{ ...difference, p: 1.5 }] }, /differences\.0\.p: found 1\.5/],
    [{ test: 'sign' }, /test: found "sign"/],
  ])('refuses %j', (change, message) => {
    expect(() => parseModelComparison({ ...comparison, ...change })).toThrow(
      expect.objectContaining({ code: 'INVALID_INPUT', message: expect.stringMatching(message) }),
    )
  })
})

describe('the parts of a comparison', () => {
  it('have their names', () => {
    expect(ComparedMetric.options).toEqual(['accuracy', 'totalConsistency', 'rankc', 'agreement'])
    expect(Correction.options).toEqual(['holm', 'benjamini-hochberg', 'none'])
    expect(ModelDifference.parse(difference)).toEqual(difference)
    expect(Disagreement.safeParse({ fact: 'f', languagesCorrect: { a: 0.5 }, spread: 1 }).success).toBe(false)
  })
})
