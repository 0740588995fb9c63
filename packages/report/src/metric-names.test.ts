import { ComparedMetric } from '@polyfact/schema'
import { describe, expect, it } from 'vitest'
import { METRIC_NAMES } from './metric-names.js'

describe('METRIC_NAMES', () => {
  it('has a name of its own for every metric that models are compared by', () => {
    expect(Object.keys(METRIC_NAMES)).toEqual(ComparedMetric.options)
    expect(new Set(Object.values(METRIC_NAMES)).size).toBe(ComparedMetric.options.length)
  })
})
