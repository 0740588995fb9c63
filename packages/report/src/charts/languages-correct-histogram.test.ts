import { describe, expect, it } from 'vitest'
import { fillsOf, textsOf, warningsOf } from '../../test/drawn.js'
import { arabicOnly, olmo, qwen, twoByTwo } from '../../test/results.js'
import { freeForm, threeRich } from '../../test/rich-results.js'
import { nameResults } from '../named-result.js'
import { isWide, languagesCorrectHistogram } from './languages-correct-histogram.js'
import { renderSvg } from './render-svg.js'

const one = languagesCorrectHistogram(nameResults([qwen()]))
const two = languagesCorrectHistogram(nameResults([qwen(), olmo()]))

const rich = languagesCorrectHistogram(nameResults(threeRich()))
const texts = languagesCorrectHistogram(nameResults([freeForm()]))

describe('languagesCorrectHistogram', () => {
  it('is valid Vega-Lite', () => {
    expect(
      [one, two, rich, texts, languagesCorrectHistogram(nameResults([arabicOnly()]))].flatMap(warningsOf),
    ).toEqual([])
  })

  it('names normalisation and every k', async () => {
    const texts = await textsOf(one)
    expect(texts).toEqual(
      expect.arrayContaining(['Facts right in k of 11 languages', ...'0 1 2 10 11'.split(' ')]),
    )
    expect(texts.some((text) => text.startsWith('log-likelihood per token'))).toBe(true)
  })

  it('has a bar for every k and result, and a dot for guessing', async () => {
    expect(await fillsOf(one)).toMatchObject({ 'var(--series-1)': 12, 'var(--ink)': 12 })
    expect(await fillsOf(two)).toMatchObject({
      'var(--series-1)': 13,
      'var(--series-2)': 13,
      'var(--ink)': 12,
    })
  })

  it('counts a k that no fact has as 0, and shares by complete facts', () => {
    expect(languagesCorrectHistogram(nameResults([twoByTwo()]))).toMatchObject({
      data: {
        values: [
          { facts: 0, share: 0 },
          { facts: 2, share: 0.5 },
          { facts: 2, share: 0.5 },
        ],
      },
    })
  })

  it('has an interval on every bar', async () => {
    const svg = await renderSvg(rich, 'x')
    expect(svg.match(/<line[^>]*stroke-linecap="round"/g)).toHaveLength(3 * 12 * 2) // each line has a rim
    expect(await textsOf(rich)).toContain('k = 11 is Total Consistency; 95 % Wilson')
    expect(await textsOf(one)).toContain('k = 11 is Total Consistency')
  })

  it('ends its axis at a label, above every dot and bar', async () => {
    const svg = await renderSvg(two, 'x')
    const ends = [...svg.matchAll(/text-anchor="end" transform="translate\(-[\d.]+,([\d.]+)\)/g)].map(
      ([, y]) => Number(y),
    )
    expect(Math.min(...ends)).toBeLessThan(5) // the middle of a line of text at height 0
  })

  it('takes the width of the page where bars would be hidden by their intervals', () => {
    const widths = [3, 4].map((count) => {
      const results = Array.from({ length: count }, (_, i) => ({ name: String(i), result: qwen() }))
      return [isWide(results), languagesCorrectHistogram(results)]
    })
    expect(widths).toMatchObject([
      [false, { width: 400 }],
      [true, { width: 860 }],
    ])
  })

  it('has no guessing for generated answers', async () => {
    expect((await textsOf(texts)).filter((text) => text.includes('guessing'))).toEqual([])
    expect((await fillsOf(texts))['var(--ink)']).toBeUndefined()
  })
})
