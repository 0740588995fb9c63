import { describe, expect, it } from 'vitest'
import { warningsOf } from '../../test/drawn.js'
import type { ChartSpec } from './chart-spec.js'
import { intervalRules } from './interval-rules.js'
import { renderSvg } from './render-svg.js'

const options = { axis: 'x', low: 'low', high: 'high', encoding: { y: { value: 10 } } } as const
const spec: ChartSpec = {
  width: 100,
  height: 20,
  layer: intervalRules([{ low: 0.2, high: 0.6 }, { value: 1 }], options),
  encoding: { x: { type: 'quantitative', scale: { domain: [0, 1] }, axis: null } },
}

describe('intervalRules', () => {
  it('draws a line and its rim from bound to bound', async () => {
    expect(warningsOf(spec)).toEqual([])
    const svg = await renderSvg(spec, 'x')
    const lines = [
      ...svg.matchAll(/<line[^>]* transform="translate\((\d+),10\)" x2="(\d+)"[^>]*stroke="([^"]+)"/g),
    ]
    expect(lines.map(([, start, length, stroke]) => [Number(start), Number(length), stroke])).toEqual([
      [20, 40, 'var(--paper)'],
      [20, 40, 'var(--ink)'],
    ])
  })

  it('draws nothing where no row has bounds', () => {
    expect(intervalRules([{ value: 1 }, { low: undefined }], options)).toEqual([])
  })
})
