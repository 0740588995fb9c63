import { describe, expect, it } from 'vitest'
import { qwen } from '../test/results.js'
import { nameResults } from './named-result.js'
import { renderSection } from './section.js'
import { accuracyFigure, meansTable } from './sections/accuracy.js'

const named = nameResults([qwen()])

describe('renderSection', () => {
  it('has figures and tables under a heading that names it', async () => {
    const content = [meansTable(named), accuracyFigure(named)]
    const markup = String(
      await renderSection({ id: 'x', heading: 'A < B', lead: 'Read.', content }, 'static'),
    )
    expect(markup).toMatch(/^<section aria-labelledby="x-heading">\n<h2 id="x-heading">A &lt; B<\/h2>/)
    expect(markup).toContain('<p class="lead">Read.</p>\n<div class="content two"><div class="scroll"')
    expect(markup).toContain('<figure id="accuracy">')
  })

  it('has no place for a lead that there is not, and for three columns where they are wanted', async () => {
    const section = { id: 'x', heading: 'X', content: [meansTable(named)], columns: 'three' } as const
    const markup = String(await renderSection(section, 'static'))
    expect(markup).not.toContain('lead')
    expect(markup).toContain('<div class="content three">')
  })

  it('is nothing without content', async () => {
    expect(await renderSection({ id: 'x', heading: 'X', content: [] }, 'static')).toBe('')
  })
})
