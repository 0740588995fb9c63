import { PolyfactError } from '@polyfact/schema'
import { describe, expect, it } from 'vitest'
import { arabicOnly, fullyDescribed, olmo, qwen } from '../test/results.js'
import { comparison, freeForm, threeRich } from '../test/rich-results.js'
import { renderReport } from './render-report.js'

const sectionsOf = (page: string) => [...page.matchAll(/<h2[^>]*>([^<]*)/g)].map(([, heading]) => heading)
const figuresOf = (page: string) => [...page.matchAll(/<figure id="([^"]*)/g)].map(([, id]) => id)
const idsOf = (page: string) => [...page.matchAll(/ id="([^"]*)/g)].map(([, id]) => id)

describe('renderReport', () => {
  it('has a section for every question, and a figure for every chart', async () => {
    const page = await renderReport([qwen(), olmo()], { charts: 'static' })
    expect(sectionsOf(page)).toEqual([
      'Result',
      'Models side by side',
      'Accuracy',
      'Consistency',
      'RankC',
      'Made from',
    ])
    expect(figuresOf(page)).toEqual([
      'accuracy-consistency',
      'accuracy-rankc',
      'accuracy',
      'languages-correct',
      'consistency-split',
      'rankc-1',
      'rankc-2',
    ])
    expect(new Set(idsOf(page)).size).toBe(idsOf(page).length)
  })

  it('has a section for everything that results may hold, within half a megabyte for three', async () => {
    const page = await renderReport(threeRich(), { comparison: comparison(), charts: 'static' })
    expect(sectionsOf(page)).toEqual([
      'Result',
      'Comparison',
      'Models side by side',
      'Accuracy',
      'Consistency',
      'RankC',
      'Second opinions',
      'By property',
      'By group',
      'Made from',
    ])
    expect(figuresOf(page)).toHaveLength(4 + 2 + 1 + 2 + 3)
    expect(new Set(idsOf(page)).size).toBe(idsOf(page).length)
    expect(page.length).toBeLessThan(500_000)
  })

  it('shows generated answers without what needs candidates', async () => {
    const page = await renderReport([freeForm('a'), freeForm('b', 0.05)], { charts: 'static' })
    expect(page).toContain('<title>KLAR in 4 languages, free-form, lenient matching: a, b</title>')
    expect(sectionsOf(page)).toEqual([
      'Result',
      'Models side by side',
      'Accuracy',
      'Consistency',
      'By property',
      'Made from',
    ])
    expect(page).not.toMatch(/RankC|[Cc]hance|guessing|Floor|candidate scores/)
  })

  it('takes names for results', async () => {
    const page = await renderReport([qwen(), qwen()], { names: ['before', 'after'], charts: 'static' })
    expect(page).toContain('log-likelihood per token: before, after</title>')
    await expect(renderReport([qwen(), qwen()], { names: ['a', 'a'] })).rejects.toMatchObject({
      code: 'AMBIGUOUS_NAME',
    })
  })

  it('refuses a comparison of models that are not there', async () => {
    await expect(renderReport([qwen(), olmo()], { comparison: comparison() })).rejects.toMatchObject({
      code: 'HEADER_MISMATCH',
      details: { part: 'model', found: 'meta-llama/Llama-3.1-8B-Instruct' },
    })
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

  it('shows hostile facts, properties, groups, baselines and names as text', async () => {
    const hostile = `"><script>alert(1)</script><!--<img src=x onerror=alert(1)>'`
    const results = threeRich().map((result) => ({
      ...result,
      accuracy: {
        ...result.accuracy,
        baselines: { [hostile]: result.accuracy.baselines!['answer frequency']! },
      },
      byProperty: { [hostile]: result.byProperty!['P36']! },
      byGroup: { [hostile]: result.byGroup!['people']! },
    }))
    const names = [hostile, `${hostile}2`, `${hostile}3`]
    const renamed = new Map(comparison().models.map((model, i) => [model, names[i]!]))
    const { differences, ...rest } = comparison()
    const page = await renderReport(results, {
      names,
      comparison: {
        ...rest,
        baseline: hostile,
        models: names,
        differences: differences.map((difference) => ({
          ...difference,
          model: renamed.get(difference.model)!,
        })),
        disagreements: [{ fact: hostile, languagesCorrect: { [hostile]: 11 }, spread: 11 }],
      },
    })
    expect(page.includes('<script>alert')).toBe(false)
    expect(page.includes('<img src=x')).toBe(false)
    expect(page.includes('<!--')).toBe(false)
    expect(page.match(/<\/script>/g)).toHaveLength(page.match(/<script/g)!.length)
    expect(page).toContain('<th scope="row"><code><bdi>&quot;&gt;&lt;script&gt;alert(1)')
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
