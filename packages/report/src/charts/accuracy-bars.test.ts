import { describe, expect, it } from 'vitest'
import { fillsOf, textsOf, warningsOf } from '../../test/drawn.js'
import { olmo, qwen } from '../../test/results.js'
import { nameResults } from '../named-result.js'
import { accuracyBars } from './accuracy-bars.js'
import { renderSvg } from './render-svg.js'

const one = accuracyBars(nameResults([qwen()]))
const two = accuracyBars(nameResults([qwen(), olmo()]))

describe('accuracyBars', () => {
  it('is valid Vega-Lite', () => {
    expect([one, two].flatMap(warningsOf)).toEqual([])
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
})
