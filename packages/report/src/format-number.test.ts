import { describe, expect, it } from 'vitest'
import {
  formatCount,
  formatDifference,
  formatP,
  formatRate,
  formatSigned,
  rateOrDash,
} from './format-number.js'

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

describe('formatSigned', () => {
  it('has a minus where a number is negative, and not where it rounds to zero', () => {
    expect([-0.5, 0.25, -0.0004].map(formatSigned)).toEqual(['−0.500', '0.250', '0.000'])
  })
})

describe('formatDifference', () => {
  it('has either sign, and none where it rounds to zero', () => {
    expect([-0.012, 0.085, 0.0004, 0].map(formatDifference)).toEqual(['−0.012', '+0.085', '0.000', '0.000'])
  })
})

describe('formatP', () => {
  it('does not go below a thousandth', () => {
    expect([0, 0.0009, 0.001, 0.05, 1].map(formatP)).toEqual([
      '< 0.001',
      '< 0.001',
      '0.001',
      '0.050',
      '1.000',
    ])
  })
})

describe('formatCount', () => {
  it('separates thousands', () => {
    expect([0, 999, 4400].map(formatCount)).toEqual(['0', '999', '4,400'])
  })
})
