/**
 * The page's own script: draws every chart anew with vega-embed, with tooltips and a menu to save it.
 *
 * The static drawing stays in the page: it is what is printed, and what stands there if this script fails. Colours are
 * resolved from the page's CSS variables first, so that a saved chart does not need the page.
 */
export const UPGRADE_SCRIPT = `'use strict'
{
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const live = new Map()

  const themed = (json) => {
    const style = getComputedStyle(document.documentElement)
    const variable = /^var\\((--[a-z0-9-]+)\\)$/
    return JSON.parse(json, (_, value) => {
      const name = typeof value === 'string' && variable.exec(value)?.[1]
      return name ? style.getPropertyValue(name).trim() : value
    })
  }

  const draw = async (figure) => {
    const spec = themed(figure.querySelector('script[type="application/json"]').textContent)
    const result = await vegaEmbed(figure.querySelector('.live'), spec, {
      mode: 'vega-lite',
      renderer: 'svg',
      ast: true,
      downloadFileName: figure.id,
      actions: { export: true, source: false, compiled: false, editor: false },
    })
    live.get(figure)?.finalize()
    live.set(figure, result)
    figure.classList.add('upgraded')
  }

  const drawAll = () => Promise.all([...document.querySelectorAll('figure')].map(draw))
  dark.addEventListener('change', drawAll)
  drawAll()
}
`
