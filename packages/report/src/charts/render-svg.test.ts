import { describe, expect, it } from 'vitest'
import type { ChartSpec } from './chart-spec.js'
import { renderSvg } from './render-svg.js'

// A clipped mark and a gradient: Vega refers to both by ids that it counts over the whole process.
const spec: ChartSpec = {
  width: 40,
  height: 20,
  data: { values: [{ x: 1, y: '<b>&' }] },
  mark: {
    type: 'bar',
    clip: true,
    color: { x1: 0, x2: 1, y1: 0, y2: 0, gradient: 'linear', stops: [{ offset: 0, color: 'var(--ink)' }] },
  },
  encoding: { x: { field: 'x', type: 'quantitative' }, y: { field: 'y', type: 'nominal' } },
}

describe('renderSvg', () => {
  it('draws without a browser, escapes texts and keeps CSS variables', async () => {
    const svg = await renderSvg(spec, 'a')
    expect(svg).toMatch(/^<svg xmlns=/)
    expect(svg).toContain('&lt;b&gt;&amp;')
    expect(svg).toContain('var(--ink)')
  })

  it('leaves the chart as it was', async () => {
    const before = structuredClone(spec)
    await renderSvg(spec, 'a')
    expect(spec).toStrictEqual(before)
  })

  it('draws equal charts as equal text, however many were drawn before', async () => {
    expect(await renderSvg(spec, 'a')).toBe(await renderSvg(spec, 'a'))
  })

  it('begins every id and every reference with the prefix', async () => {
    const svg = await renderSvg(spec, 'chart-1')
    const ids = [...svg.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id!)
    const references = [...svg.matchAll(/url\(#([^)]+)\)/g)].map(([, id]) => id!)
    expect(ids.length).toBeGreaterThanOrEqual(2)
    expect(ids.every((id) => id.startsWith('chart-1-'))).toBe(true)
    expect([...new Set(references)].sort()).toEqual([...new Set(ids)].sort())
  })
})
