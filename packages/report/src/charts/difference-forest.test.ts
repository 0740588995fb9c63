import { describe, expect, it } from 'vitest'
import { textsOf, warningsOf } from '../../test/drawn.js'
import { comparison } from '../../test/rich-results.js'
import { decisionOf, differenceForest } from './difference-forest.js'
import { renderSvg } from './render-svg.js'

const total = differenceForest(comparison(), 'totalConsistency')
const accuracy = differenceForest(comparison(), 'accuracy')

describe('differenceForest', () => {
  it('is valid Vega-Lite', () => {
    expect([total, accuracy].flatMap(warningsOf)).toEqual([])
  })

  it('names metric, baseline, level and every model in the order given', async () => {
    const texts = await textsOf(total)
    expect(texts).toEqual(
      expect.arrayContaining([
        'Total Consistency: difference',
        'baseline: Qwen/Qwen2.5-7B',
        '400 complete facts; lines: 95 % intervals',
        'diamond: significant; open circle: not',
      ]),
    )
    expect(texts.filter((text) => text.includes('/')).slice(0, 2)).toEqual([
      'allenai/OLMo-2-1124-7B',
      'meta-llama/Llama-3.1-8B-Instruct',
    ])
  })

  it('tells decisions apart by shape as well as by colour', async () => {
    const shapes = [
      ...(await renderSvg(total, 'x')).matchAll(/<path transform[^>]*d="([^"]+)" fill="([^"]+)"/g),
    ]
    expect(shapes.map(([, , fill]) => fill)).toEqual(['var(--ink)', 'var(--paper)'])
    expect(shapes[0]![1]).not.toContain('A') // a diamond has corners
    expect(shapes[1]![1]).toContain('A') // a circle has arcs
  })

  it('has the scale of all metrics, with zero on it', () => {
    const domains = [total, accuracy].map((spec) => /"domain":(\[[^\]]+\])/.exec(JSON.stringify(spec))![1]!)
    expect(domains[0]).toBe(domains[1])
    const [low, high] = JSON.parse(domains[0]!)
    expect(low).toBeLessThan(-0.22)
    expect(high).toBeGreaterThan(0.02)
  })

  it('marks zero below every name, which it does not cross', async () => {
    const svg = await renderSvg(accuracy, 'x')
    const layer = (role: string) =>
      new RegExp(`<g class="mark-${role} role-mark layer_\\d_marks".*?</g>`).exec(svg)![0]
    const zeros = [...layer('rect').matchAll(/d="M[\d.]+,(\d+)h1.25v(\d+)/g)].map(([, top, height]) => [
      Number(top),
      Number(top) + Number(height),
    ])
    const names = [...layer('text').matchAll(/translate\(0,(\d+)\)/g)].map(([, line]) => Number(line))
    // letters reach 3 pixels below their line and 9 above it
    expect(zeros).toHaveLength(2)
    for (const [top, bottom] of zeros) {
      expect(names.every((line) => line + 3 <= top! || line - 9 >= bottom!)).toBe(true)
    }
    expect(await textsOf(accuracy)).toContain('0')
  })

  it('says in words what it shows', () => {
    expect(total.description).toBe(
      'Forest plot of differences in Total Consistency to Qwen/Qwen2.5-7B: allenai/OLMo-2-1124-7B −0.100, significant; ' +
        'meta-llama/Llama-3.1-8B-Instruct −0.100, not significant.',
    )
  })
})

describe('decisionOf', () => {
  it('has a word for either', () => {
    expect([true, false].map((significant) => decisionOf({ significant }))).toEqual([
      'significant',
      'not significant',
    ])
  })
})
