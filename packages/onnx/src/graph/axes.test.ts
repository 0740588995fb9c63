import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Axis, formatAxes, multiplyAxes, sameAxes } from './axes.js'

describe('multiplyAxes', () => {
  it('puts the number first and the names in order', () => {
    expect(multiplyAxes(['sequence', 2, 'batch', 3])).toBe('6*batch*sequence')
    expect(multiplyAxes(['batch', 1, 'sequence'])).toBe('batch*sequence')
    expect(multiplyAxes([4, 'batch*sequence', '2*batch'])).toBe('8*batch*batch*sequence')
  })

  it('is a number where there are no names, and 1 for nothing', () => {
    expect(multiplyAxes([2, 3])).toBe(6)
    expect(multiplyAxes([])).toBe(1)
    expect(multiplyAxes([0, 'batch'])).toBe(0)
  })
})

describe('multiplyAxes (properties)', () => {
  const axes = fc.array(fc.oneof(fc.integer({ min: 0, max: 9 }), fc.constantFrom('a', 'b', 'a*b', '2*c')))
  const lengths: Record<string, number> = { a: 3, b: 5, c: 7 }
  const lengthOf = (axis: Axis) =>
    typeof axis === 'number'
      ? axis
      : axis.split('*').reduce((product, factor) => product * (lengths[factor] ?? Number(factor)), 1)

  it('is the product, whatever the names stand for', () => {
    fc.assert(
      fc.property(axes, (list) => {
        expect(lengthOf(multiplyAxes(list))).toBe(
          list.reduce<number>((product, axis) => product * lengthOf(axis), 1),
        )
      }),
    )
  })

  it('does not depend on order or grouping', () => {
    fc.assert(
      fc.property(axes, axes, (one, other) => {
        expect(multiplyAxes([...one, ...other])).toBe(multiplyAxes([multiplyAxes(other), multiplyAxes(one)]))
      }),
    )
  })
})

describe('sameAxes', () => {
  it('compares name by name', () => {
    expect(sameAxes(['batch', 2], ['batch', 2])).toBe(true)
    expect(sameAxes(['batch', 2], ['batch'])).toBe(false)
    expect(sameAxes(['batch', 2], ['sequence', 2])).toBe(false)
  })
})

describe('formatAxes', () => {
  it('prints them as the docs do', () => {
    expect(formatAxes(['batch', 2])).toBe('[batch, 2]')
    expect(formatAxes([])).toBe('[]')
  })
})
