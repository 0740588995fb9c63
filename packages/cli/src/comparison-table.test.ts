import type { ModelComparison } from '@polyfact/schema'
import { describe, expect, it } from 'vitest'
import { comparisonTable } from './comparison-table.js'

const comparison: ModelComparison = {
  schemaVersion: 1,
  kind: 'comparison',
  baseline: 'allenai/OLMo-2-1124-7B',
  models: ['allenai/OLMo-2-1124-7B', 'Qwen/Qwen2.5-7B'],
  languages: ['en', 'sw'],
  facts: 400,
  normalization: 'per-token',
  level: 0.95,
  test: 'bootstrap',
  correction: 'holm',
  tests: 2,
  bootstrap: { method: 'percentile', resamples: 10_000, seed: 0 },
  differences: [
    {
      model: 'Qwen/Qwen2.5-7B',
      metric: 'accuracy',
      value: 0.632,
      baselineValue: 0.4475,
      difference: 0.1845,
      interval: { low: 0.1555, high: 0.2134 },
      p: 0.0001,
      correctedP: 0.0002,
      significant: true,
    },
    {
      model: 'Qwen/Qwen2.5-7B',
      metric: 'totalConsistency',
      value: 0.03,
      baselineValue: 0.035,
      difference: -0.005,
      interval: { low: -0.02, high: 0.01 },
      p: 0.4292,
      correctedP: 0.4292,
      significant: false,
    },
  ],
  disagreements: [],
}

describe('comparisonTable', () => {
  it('has a table for every model beside the baseline, and says how it was tested', () => {
    expect(comparisonTable(comparison)).toMatchInlineSnapshot(`
      "Compared with allenai/OLMo-2-1124-7B
      400 facts × 2 languages · per-token

      Qwen/Qwen2.5-7B
                         model   base  difference       interval       p  corrected
      Accuracy           63.20  44.75    +18.45 *  +15.55 +21.34  0.0001     0.0002
      Total Consistency   3.00   3.50     -0.50      -2.00 +1.00  0.4292     0.4292

      In percentage points. 95 % intervals: percentile bootstrap over facts,
      10,000 resamples, seed 0, the same for all models. p: bootstrap, two-sided;
      Holm correction for 2 tests. * significant at 0.05"
    `)
  })

  it('has the same columns for every model', () => {
    const [one] = comparison.differences
    const wide = { ...one!, model: 'm', difference: -0.1845, interval: { low: -0.2134, high: -0.1555 }, p: 0 }
    const text = comparisonTable({
      ...comparison,
      models: [...comparison.models, 'm'],
      differences: [...comparison.differences, wide],
    })
    const lengths = text.split('\n').flatMap((line) => (/^(Accuracy|Total)/.test(line) ? [line.length] : []))
    expect(new Set(lengths).size).toBe(1)
    expect(lengths).toHaveLength(3)
  })

  it('fits a terminal of 80 columns', () => {
    const lines = comparisonTable(comparison).split('\n')
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80)
  })
})
