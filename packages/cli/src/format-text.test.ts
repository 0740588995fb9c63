import { describe, expect, it } from 'vitest'
import { count, percent, percentInterval, pValue, rateInterval } from './format-text.js'

describe('numbers as text', () => {
  it('have their nouns, their percent signs and their dashes', () => {
    expect([count(1, 'fact'), count(2039, 'fact')]).toEqual(['1 fact', '2,039 facts'])
    expect(percent(0.125)).toBe('12.5 %')
    expect([percentInterval({ low: 0.105, high: 0.2 }), percentInterval(undefined)]).toEqual([
      '10.5–20.0',
      '',
    ])
    expect([rateInterval({ low: 0.5, high: 0.75 }), rateInterval(undefined)]).toEqual(['0.5000–0.7500', ''])
    expect([pValue(0.4292), pValue(0.0001), pValue(0.00002)]).toEqual(['0.4292', '0.0001', '< 0.0001'])
  })
})
