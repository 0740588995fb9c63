import { describe, expect, it } from 'vitest'
import { qwen } from '../test/results.js'
import { renderFigure } from './figure.js'
import { accuracyFigure } from './sections/accuracy.js'

const figure = accuracyFigure([
  { name: '</script><b>', result: qwen() },
  { name: 'other', result: qwen() },
])

describe('renderFigure', () => {
  it('holds a described drawing and its numbers', async () => {
    const markup = (await renderFigure(figure, 'static')).toString()
    expect(markup).toMatch(/role="img" aria-label="Bar chart of accuracy by language[^"]+"><svg /)
    expect(markup).toMatch(/<details><summary>All numbers<\/summary>[\s\S]*<td>0.7675<\/td>/)
    expect(markup).not.toContain('<script')
  })

  it('takes the width of the page where it is told to', async () => {
    expect((await renderFigure({ ...figure, width: 'page' }, 'static')).toString()).toMatch(
      /^<figure id="accuracy" class="wide">/,
    )
    expect((await renderFigure(figure, 'static')).toString()).toMatch(/^<figure id="accuracy">/)
  })

  it('holds its specification as data where a script is to draw it anew', async () => {
    const markup = (await renderFigure(figure, 'interactive')).toString()
    const json = /<script type="application\/json">([\s\S]*?)<\/script>/.exec(markup)![1]!
    expect(JSON.parse(json)).toEqual(figure.spec)
  })
})
