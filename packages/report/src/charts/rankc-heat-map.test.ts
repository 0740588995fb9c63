import { describe, expect, it } from 'vitest'
import { textsOf, warningsOf } from '../../test/drawn.js'
import { qwen, twoByTwo } from '../../test/results.js'
import { fitsThree, type RankedResult, rankcHeatMap } from './rankc-heat-map.js'

const result = qwen() as RankedResult
const options = { name: 'Qwen', floor: result.rankc.floor }
const { 'ar-bn': _, ...incomplete } = result.rankc.pairwise
const withGap = { ...result, rankc: { ...result.rankc, pairwise: incomplete } }

describe('rankcHeatMap', () => {
  it('is valid Vega-Lite', () => {
    expect([result, withGap].flatMap((each) => warningsOf(rankcHeatMap(each, options)))).toEqual([])
  })

  it('names model, normalisation, floor, chance and average', async () => {
    expect(await textsOf(rankcHeatMap(result, options))).toEqual(
      expect.arrayContaining([
        'RankC: Qwen',
        'log-likelihood per token',
        'floor 0.090',
        'chance 0.377',
        'average 0.697',
        'same ranking 1',
      ]),
    )
  })

  it('keeps the order of languages on both axes', async () => {
    const codes = (await textsOf(rankcHeatMap(result, options))).filter((text) => /^[a-z]{2}$/.test(text))
    expect(codes).toEqual([...result.languages, ...result.languages])
  })

  it('writes every pair twice and no diagonal', async () => {
    const texts = await textsOf(rankcHeatMap(result, options))
    expect(texts.filter((text) => /^\d\.\d\d$/.test(text))).toHaveLength(11 * 10)
  })

  it('marks a pair without a value with a dash', async () => {
    const texts = await textsOf(rankcHeatMap(withGap, options))
    expect(texts.filter((text) => text === '–')).toHaveLength(2)
    expect(texts.filter((text) => /^\d\.\d\d$/.test(text))).toHaveLength(11 * 10 - 2)
  })

  it('shades from the common floor to 1', async () => {
    const small = twoByTwo() as RankedResult // RankC 0.75
    const shade = async (floor: number) => {
      const spec = rankcHeatMap(small, { name: 'm', floor })
      const json = JSON.stringify(spec)
      expect(json).toContain(`"domain":[${floor},1]`)
      const { renderSvg } = await import('./render-svg.js')
      return /aria-hidden|fill="var\(--heat-(\d+)\)"/.exec(
        (await renderSvg(spec, 'x')).replace(/aria-hidden/g, ''),
      )?.[1]
    }
    expect(await shade(0.25)).toBe('16') // (0.75 - 0.25) / 0.75 of 24 steps
    expect(await shade(0)).toBe('18') // 0.75 of 24 steps
  })

  it('leaves the numbers out where cells are too small for them', async () => {
    const codes = Array.from({ length: 21 }, (_, i) => `a${String.fromCharCode(97 + i)}`)
    const pairwise = Object.fromEntries(
      codes.flatMap((a, i) => codes.slice(i + 1).map((b) => [`${a}-${b}`, 0.5])),
    )
    const many = { ...result, languages: codes, rankc: { ...result.rankc, pairwise } }
    const texts = await textsOf(rankcHeatMap(many, options))
    expect(texts).toContain('au')
    expect(texts).not.toContain('0.50')
  })

  it('has smaller cells beside two others, and a title as high as theirs', async () => {
    const stepOf = (spec: ReturnType<typeof rankcHeatMap>) =>
      Number(/"step":(\d+)/.exec(JSON.stringify(spec))![1])
    const beside = ['organisation/a-model-with-a-long-name', 'c']
    const small = rankcHeatMap(result, { ...options, beside })
    expect([stepOf(rankcHeatMap(result, options)), stepOf(small)]).toEqual([34, 25])
    expect(small.title).toMatchObject({ text: ['RankC: Qwen', '\u200b'] })
    expect(rankcHeatMap(result, { ...options, name: beside[0]!, beside: ['Qwen', 'c'] }).title).toMatchObject(
      {
        text: ['RankC: organisation/a-', 'model-with-a-long-name'],
      },
    )
  })
})

describe('fitsThree', () => {
  it('holds for the languages of the paper', () => {
    const languages = (count: number) => ({ languages: Array.from({ length: count }, (_, i) => `l${i}`) })
    expect([12, 13].map((count) => fitsThree(languages(count)))).toEqual([true, false])
  })
})
