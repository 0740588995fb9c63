import { describe, expect, it } from 'vitest'
import { crossLingualMetrics } from './cross-lingual-metrics.js'
import type { FactTable } from './fact-table.js'

const tableOf = (correct: FactTable['correct']): FactTable => ({
  ids: ['f', 'g'],
  properties: [],
  groups: [],
  rankc: [],
  answers: { en: ['a', 'b'], sw: ['a', 'a'] },
  correct,
})

describe('crossLingualMetrics', () => {
  it('has every metric of two languages', () => {
    const metrics = crossLingualMetrics(tableOf({ en: [true, true], sw: [true, false] }), ['en', 'sw'], 0.75)
    expect(Object.keys(metrics)).toEqual([
      'conditionalAgreement',
      'correctOverlap',
      'seaEval',
      'fleissKappa',
      'krippendorffAlpha',
    ])
    expect(metrics.correctOverlap!.average).toBe(0.5)
  })

  it('has none of one language', () => {
    expect(crossLingualMetrics(tableOf({ en: [true, true] }), ['en'], 1)).toEqual({})
  })

  it('has no overlap where nothing is right, or only what one language has alone', () => {
    const nothing = tableOf({ en: [false, false], sw: [false, false] })
    expect(crossLingualMetrics(nothing, ['en', 'sw'], 0)).not.toHaveProperty('correctOverlap')
    const alone = { ...nothing, correct: { en: [false, true], sw: [false, undefined] } }
    const answers = { en: ['a', 'b'], sw: ['a', undefined] }
    expect(crossLingualMetrics({ ...alone, answers }, ['en', 'sw'], 0)).not.toHaveProperty('correctOverlap')
  })
})
