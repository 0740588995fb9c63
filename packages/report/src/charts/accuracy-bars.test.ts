import { describe, expect, it } from 'vitest'
import { fillsOf, textsOf, warningsOf } from '../../test/drawn.js'
import { olmo, qwen } from '../../test/results.js'
import { freeForm, threeRich } from '../../test/rich-results.js'
import { nameResults } from '../named-result.js'
import { accuracyBars } from './accuracy-bars.js'
import { renderSvg } from './render-svg.js'

const one = accuracyBars(nameResults([qwen()]))
const two = accuracyBars(nameResults([qwen(), olmo()]))

const rich = accuracyBars(nameResults(threeRich()))
const texts = accuracyBars(nameResults([freeForm()]))

describe('accuracyBars', () => {
  it('is valid Vega-Lite', () => {
    expect([one, two, rich, texts].flatMap(warningsOf)).toEqual([])
  })

  it('names normalisation, chance and every language, in the order of the result', async () => {
    const texts = await textsOf(one)
    expect(texts).toEqual(
      expect.arrayContaining(['Accuracy by language', 'log-likelihood per token', 'chance 0.250']),
    )
    expect(texts.filter((text) => /\((\w+)\)$/.test(text)).map((text) => text.slice(-3, -1))).toEqual(
      qwen().languages,
    )
  })

  it('writes each accuracy beside its bar, off the line of chance', async () => {
    const texts = await textsOf(two)
    const values = [qwen(), olmo()].flatMap(({ languages, accuracy }) =>
      languages.map((language) => accuracy.byLanguage[language]!.value.toFixed(3)),
    )
    expect(texts).toEqual(expect.arrayContaining(values))
    const svg = await renderSvg(two, 'chart')
    const places = [...svg.matchAll(/<text text-anchor="end" transform="translate\((\d+),[^>]*>\d\.\d{3}</g)]
    expect(places).toHaveLength(values.length)
    for (const [, x] of places) expect(Number(x)).toBeGreaterThan(300) // right of the plot, wherever the bar ends
  })

  it('gives each result a colour, and a legend only where there are several', async () => {
    expect(await fillsOf(one)).toMatchObject({ 'var(--series-1)': 11 })
    expect(await fillsOf(two)).toMatchObject({ 'var(--series-1)': 12, 'var(--series-2)': 12 }) // 11 bars and a legend
    expect(await textsOf(one)).not.toContain('Qwen/Qwen2.5-7B')
    expect(await textsOf(two)).toEqual(expect.arrayContaining(['Qwen/Qwen2.5-7B', 'allenai/OLMo-2-1124-7B']))
  })

  it('draws an interval on every bar of a result that has some, and says how it was got', async () => {
    const linesOf = async (spec: typeof one) =>
      ((await renderSvg(spec, 'x')).match(/<line[^>]*stroke-linecap="round"/g) ?? []).length
    expect(await linesOf(rich)).toBe(3 * 11 * 2) // each line has a rim
    expect(await linesOf(two)).toBe(0)
    expect(await textsOf(rich)).toContain('lines: 95 % Wilson')
    expect(await textsOf(two)).not.toContain('lines: 95 % Wilson')
  })

  it('marks every baseline in every language by a shape of its own', async () => {
    expect(await textsOf(rich)).toEqual(
      expect.arrayContaining(['baselines', 'answer frequency', 'longest candidate']),
    )
    const svg = await renderSvg(rich, 'x')
    const shapes = [
      ...svg.matchAll(/<path transform[^>]*d="([^"]+)" fill="var\(--ink\)" stroke="var\(--paper\)"/g),
    ]
    expect(shapes).toHaveLength(2 * 11 + 2) // and a legend, whose symbols have a size of their own
    expect(new Set(shapes.map(([, shape]) => shape)).size).toBe(2 + 2)
  })

  it('has no chance for generated answers', async () => {
    expect((await textsOf(texts)).filter((text) => text.includes('chance'))).toEqual([])
    expect(await textsOf(texts)).toContain('free-form, lenient matching')
  })
})
