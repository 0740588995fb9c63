import { describe, expect, it } from 'vitest'
import { renderReport } from '../src/render-report.js'
import { CHROMIUM, openInBrowser } from './browser.js'
import { fullyDescribed, olmo, qwen } from './results.js'
import { comparison, freeForm, threeRich } from './rich-results.js'

// In the page, not here: writes its width into the title of the window.
const measure = `<script>
addEventListener('load', () => setTimeout(() => {
  const charts = document.querySelectorAll('figure.upgraded').length
  top.document.title = document.documentElement.scrollWidth + ' of ' + innerWidth + ', ' + charts + ' charts'
}, 2000))
</script>`
/** Shows a page 360 pixels wide: Chromium has no window as narrow as that. */
function onPhone(page: string): string {
  const quoted = page.replaceAll('&', '&amp;').replaceAll('"', '&quot;')
  return `<!doctype html><meta charset="utf-8"><title></title>
<iframe srcdoc="${quoted}" style="width: 360px; height: 700px; border: 0"></iframe>`
}
const upgraded = (dom: string) => dom.match(/<figure[^>]* class="upgraded"/g)?.length ?? 0
/** The drawings that the page's script made. */
const live = (dom: string) => (dom.match(/<div class="live[\s\S]*?<script/g) ?? []).join()
const TIMEOUT_MS = 60_000

if (CHROMIUM === undefined) it.skip('renderReport in Chromium: none in PATH, CHROME_PATH not set')
else describe('renderReport in Chromium', inChromium)

function inChromium() {
  it('draws every chart anew without an error or a refused access', { timeout: TIMEOUT_MS }, async () => {
    const { dom, console } = await openInBrowser(await renderReport([qwen(), olmo()]))
    expect(console).toEqual([])
    expect(upgraded(dom)).toBe(7)
    expect(live(dom).includes('#0b6cab')).toBe(true)
    expect(live(dom).includes('var(--')).toBe(false)
    expect(dom.match(/<svg[^>]*class="marks"/g)).toHaveLength(14) // seven to be seen, seven to be printed
  })

  it('draws comparison, intervals and baselines anew without an error', { timeout: TIMEOUT_MS }, async () => {
    const page = await renderReport(threeRich(), { comparison: comparison() })
    const { dom, console } = await openInBrowser(page)
    expect(console).toEqual([])
    expect(upgraded(dom)).toBe(12)
    expect(live(dom).includes('var(--')).toBe(false)
  })

  it('draws generated answers anew without an error', { timeout: TIMEOUT_MS }, async () => {
    const { dom, console } = await openInBrowser(await renderReport([freeForm('a'), freeForm('b', 0.05)]))
    expect(console).toEqual([])
    expect(upgraded(dom)).toBe(3)
  })

  it('runs no script but its own', { timeout: TIMEOUT_MS }, async () => {
    const page = (await renderReport(qwen())).replace('</h1>', '</h1><script>document.title = "run"</script>')
    const { dom, console } = await openInBrowser(page)
    expect(dom.includes('<title>run</title>')).toBe(false)
    expect(console.join()).toContain('Content Security Policy')
    expect(upgraded(dom)).toBe(4)
  })

  it('shows a hostile name as text, in tables and charts', { timeout: TIMEOUT_MS }, async () => {
    const result = fullyDescribed()
    result.madeFrom!.model.id = '</script><script>document.title = "run"</script><b>x'
    const { dom, console } = await openInBrowser(await renderReport([result, result]))
    expect(console).toEqual([])
    expect(dom.includes('<title>run</title>')).toBe(false)
    expect(upgraded(dom)).toBe(7)
  })

  it('has dark colours where the reader asked for them', { timeout: TIMEOUT_MS }, async () => {
    const { dom } = await openInBrowser(await renderReport(qwen()), [
      '--blink-settings=preferredColorScheme=0',
    ])
    expect(live(dom).includes('#56b0e6')).toBe(true)
    expect(live(dom).includes('var(--')).toBe(false)
  })

  it.each([
    ['two results', 7, () => renderReport([fullyDescribed(), fullyDescribed()])],
    ['a comparison', 12, () => renderReport(threeRich(), { comparison: comparison() })],
  ] as const)('is no wider than a phone with %s', { timeout: TIMEOUT_MS }, async (_, charts, render) => {
    const page = (await render())
      .replace(/<meta http-equiv[^>]*>/, '')
      .replace(/<\/body>\s*<\/html>\s*$/, () => measure)
    const { dom } = await openInBrowser(onPhone(page))
    const [, scrollWidth, drawn] = /<title>(\d+) of 360, (\d+) charts<\/title>/.exec(dom)!
    expect(Number(drawn)).toBe(charts)
    expect(Number(scrollWidth)).toBeLessThanOrEqual(360)
  })

  it('is whole without JavaScript', { timeout: TIMEOUT_MS }, async () => {
    const page = (await renderReport(qwen())).replace(/script-src [^;]*/, "script-src 'none'")
    const { dom } = await openInBrowser(page)
    expect(upgraded(dom)).toBe(0)
    expect(dom.match(/class="drawing"[^>]*><svg/g)).toHaveLength(4)
  })
}
