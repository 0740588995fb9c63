import { PolyfactError } from '@polyfact/schema'
import { describe, expect, it } from 'vitest'
import { arabicOnly, fullyDescribed, olmo, qwen } from '../test/results.js'
import { renderReport } from './render-report.js'

const sectionsOf = (page: string) => [...page.matchAll(/<h2[^>]*>([^<]*)/g)].map(([, heading]) => heading)
const figuresOf = (page: string) => [...page.matchAll(/<figure id="([^"]*)/g)].map(([, id]) => id)
const idsOf = (page: string) => [...page.matchAll(/ id="([^"]*)/g)].map(([, id]) => id)

describe('renderReport', () => {
  it('has a section for every question, and a figure for every chart', async () => {
    const page = await renderReport([qwen(), olmo()], { charts: 'static' })
    expect(sectionsOf(page)).toEqual(['Result', 'Accuracy', 'Consistency', 'RankC', 'Made from'])
    expect(figuresOf(page)).toEqual([
      'accuracy',
      'languages-correct',
      'consistency-split',
      'rankc-1',
      'rankc-2',
    ])
    expect(new Set(idsOf(page)).size).toBe(idsOf(page).length)
  })

  it('names the normalisation in its title and in every chart', async () => {
    const page = await renderReport(qwen(), { charts: 'static' })
    expect(page).toContain(
      '<title>Global-MMLU-Lite in 11 languages, log-likelihood per token: Qwen/Qwen2.5-7B</title>',
    )
    const drawings = page.split('<svg ').slice(1)
    expect(drawings).toHaveLength(4)
    for (const drawing of drawings) expect(drawing.split('</svg>')[0]).toContain('log-likelihood per token')
  })

  it('has neither consistency nor heat map for one language', async () => {
    const page = await renderReport(arabicOnly(), { charts: 'static' })
    expect(sectionsOf(page)).toEqual(['Result', 'Accuracy', 'Made from'])
    expect(page).toContain('There is one language, Arabic')
    expect(page).not.toMatch(/Total Consistency|Mean accuracy/)
    expect(page.match(/RankC/g)).toHaveLength(1) // in that notice
  })

  it('refuses a kind of charts that there is not', async () => {
    await expect(renderReport(qwen(), { charts: 'png' as 'static' })).rejects.toMatchObject({
      code: 'UNKNOWN_OPTION',
      message: 'renderReport: found the charts "png"; expected interactive or static',
    })
  })

  it('carries its scripts, or none', async () => {
    const [interactive, still] = await Promise.all([
      renderReport(qwen()),
      renderReport(qwen(), { charts: 'static' }),
    ])
    expect(interactive.match(/<script>/g)).toHaveLength(4)
    expect(interactive.match(/<script type="application\/json">/g)).toHaveLength(4)
    expect(still.includes('<script')).toBe(false)
    expect(still.length).toBeLessThan(200_000)
  })

  it('refers to nothing outside of itself', async () => {
    const page = await renderReport(fullyDescribed())
    const markup = page.replace(/<script>[\s\S]*?<\/script>/g, '')
    expect(markup.match(/\b(src|href|action|poster|srcset)=/g)).toBeNull()
    expect(markup.match(/https?:\/\/[^"]*/g)?.filter((url) => !url.startsWith('http://www.w3.org/'))).toEqual(
      [],
    )
  })

  it('is the same bytes for the same results', async () => {
    const [first, second] = await Promise.all([
      renderReport([qwen(), olmo()]),
      renderReport([qwen(), olmo()]),
    ])
    expect(first === second).toBe(true)
  })

  it('leaves the results as they were', async () => {
    const result = qwen()
    await renderReport(result)
    expect(result).toStrictEqual(qwen())
  })

  it('shows hostile names and prompts as text', async () => {
    const hostile = `"><script>alert(1)</script><!--<img src=x onerror=alert(1)>'`
    const result = fullyDescribed()
    const header = result.madeFrom!
    header.model.id = hostile
    header.model.revision = hostile
    header.prompt = { id: hostile, template: hostile, continuation: hostile }
    header.versions = { [hostile]: hostile }
    const page = await renderReport([result, olmoOn(result)])
    expect(page.includes('<script>alert')).toBe(false)
    expect(page.includes('<img src=x')).toBe(false)
    expect(page.includes('<!--')).toBe(false)
    expect(page.match(/<\/script>/g)).toHaveLength(page.match(/<script/g)!.length)
    expect(page.includes('&lt;script&gt;alert(1)&lt;/script&gt;')).toBe(true)
  })

  it('refuses results that must not stand in one table', async () => {
    const error = await renderReport([qwen(), { ...olmo(), normalization: 'per-byte' }]).catch(
      (reason) => reason,
    )
    expect(PolyfactError.is(error, 'HEADER_MISMATCH')).toBe(true)
    expect(error.message).toContain('normalization per-byte')
  })
})

function olmoOn({ madeFrom }: ReturnType<typeof qwen>) {
  const result = olmo()
  return { ...result, madeFrom: { ...madeFrom!, model: result.madeFrom!.model } }
}
