import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { textsOf, warningsOf } from '../../test/drawn.js'
import { qwen } from '../../test/results.js'
import { HEAT_STEPS } from '../theme.js'
import type { ChartSpec } from './chart-spec.js'
import { rankcScale } from './rankc-scale.js'

const rankc = qwen().rankc!
const WIDTH = 400
const drawing = (average: number) =>
  rankcScale({ ...rankc, average }, { floor: rankc.floor, width: WIDTH }) as ChartSpec

interface Layer {
  mark: { type: string; align?: string }
  data: { values: { at: number; label?: string }[] }
}

describe('rankcScale', () => {
  it('is valid Vega-Lite with its four marks', async () => {
    expect(warningsOf(drawing(0.7))).toEqual([])
    expect((await textsOf(drawing(0.7))).sort()).toEqual([
      'average 0.700',
      'chance 0.377',
      'floor 0.090',
      'same ranking 1',
    ])
  })

  it('covers floor to 1 with all shades', () => {
    const { values } = (drawing(0.7) as unknown as { layer: Layer[] }).layer[0]!.data
    expect(values).toHaveLength(HEAT_STEPS)
    expect(values[0]).toMatchObject({ at: rankc.floor, shade: '0' })
    expect(values.at(-1)).toMatchObject({ to: expect.closeTo(1, 12), shade: '23' })
  })
})

describe('rankcScale (properties)', () => {
  it('sets chance and average on the outer sides of their lines, so that they never meet', () => {
    fc.assert(
      fc.property(fc.double({ min: rankc.floor, max: 1, noNaN: true }), (average) => {
        const labels = (drawing(average) as unknown as { layer: Layer[] }).layer.filter(
          ({ mark }) => mark.type === 'text',
        )
        const of = (word: string) => labels.find(({ data }) => data.values[0]!.label!.startsWith(word))!
        const [left, right] = average >= rankc.chance ? ['chance', 'average'] : ['average', 'chance']
        expect(of(left!).mark.align).toBe('right')
        expect(of(right!).mark.align).toBe('left')
        expect(of(left!).data.values[0]!.at).toBeLessThanOrEqual(of(right!).data.values[0]!.at)
      }),
    )
  })
})
