import { describe, expect, it } from 'vitest'
import { arabicOnly, olmo, qwen } from '../test/results.js'
import { comparison, freeForm, llama, threeRich } from '../test/rich-results.js'
import { nameResults } from './named-result.js'
import { reportSections } from './report-sections.js'

const sectionsOf = (...results: Parameters<typeof nameResults>[0]) =>
  reportSections(nameResults(results), undefined)
const filled = (sections: ReturnType<typeof sectionsOf>) =>
  sections.filter(({ content }) => content.length > 0).map(({ id }) => id)

describe('reportSections', () => {
  it('has content for what results hold', () => {
    expect(filled(sectionsOf(qwen()))).toEqual([
      'headline',
      'by-language',
      'consistency',
      'rankc',
      'made-from',
    ])
    expect(filled(sectionsOf(arabicOnly()))).toEqual(['headline', 'by-language', 'made-from'])
    expect(filled(sectionsOf(freeForm()))).toEqual([
      'headline',
      'by-language',
      'consistency',
      'by-property',
      'made-from',
    ])
    expect(filled(reportSections(nameResults(threeRich()), comparison()))).toHaveLength(10)
  })

  it('speaks of RankC and of the split only where they are', () => {
    const leads = (result: Parameters<typeof nameResults>[0][number]) =>
      sectionsOf(result)
        .filter(({ content }) => content.length > 0)
        .map(({ lead }) => lead)
        .join(' ')
    expect(leads(qwen())).toMatch(/RankC gives most[\s\S]*the split tells/)
    expect(leads(freeForm())).not.toMatch(/RankC|split|candidate scores/)
    expect(leads(freeForm())).toContain('whose generated answer matches')
  })

  it('lets three heat maps stand beside each other', () => {
    const columnsOf = (sections: ReturnType<typeof sectionsOf>) =>
      sections.find(({ id }) => id === 'rankc')!.columns
    expect(columnsOf(sectionsOf(qwen(), olmo()))).toBe('two')
    expect(columnsOf(sectionsOf(qwen(), olmo(), llama()))).toBe('three')
  })
})
