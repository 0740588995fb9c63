import { describe, expect, it } from 'vitest'
import { formatCount, formatRate, rateOrDash } from './format-number.js'

describe('formatRate', () => {
  it('has three decimals', () => {
    expect([0, 0.5, 0.6324, 1].map(formatRate)).toEqual(['0.000', '0.500', '0.632', '1.000'])
  })

  it('tells what is small from what is zero', () => {
    expect([0, 0.25 ** 12, 0.000499, 0.0005].map(formatRate)).toEqual([
      '0.000',
      '< 0.001',
      '< 0.001',
      '0.001',
    ])
  })
})

describe('rateOrDash', () => {
  it('has a dash for what there is not, and not for zero', () => {
    expect([undefined, 0, 0.5].map(rateOrDash)).toEqual(['–', '0.000', '0.500'])
  })
})

describe('formatCount', () => {
  it('separates thousands', () => {
    expect([0, 999, 4400].map(formatCount)).toEqual(['0', '999', '4,400'])
  })
})
