import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { PAPER_REWARD } from '../src/reward-config.js'
import type { RewardServerOptions } from '../src/server/server-options.js'
import { CHROMIUM, type OpenPage, openPage } from './browser.js'
import { FACTS, type Written, watchedServer } from './watched-server.js'

const HOSTILE =
  '</span><script>document.title = "run"</script><img src=x onerror="document.title = 1"> \u202egnihton \u0007'
const TIMEOUT_MS = 60_000
const ends: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

async function serve(options: Partial<RewardServerOptions> = {}) {
  const server = await watchedServer(options)
  ends.push(server.close)
  return server
}
async function open(address: string): Promise<OpenPage> {
  const page = await openPage(address)
  ends.push(page.close)
  return page
}
const text = (page: OpenPage, selector: string) =>
  page.evaluate<string>(`document.querySelector(${JSON.stringify(selector)}).innerText`)
const shows = (selector: string, part: string) =>
  `document.querySelector(${JSON.stringify(selector)})?.innerText.includes(${JSON.stringify(part)})`

/** Right in so many of twelve languages, later ones first to be wrong, and one in four of those unparseable. */
const learning = (at: number) => {
  const order = ['en', 'fr', 'de', 'es', 'pt', 'id', 'ru', 'zh', 'ja', 'ar', 'sw', 'bn']
  return (language: string): Written => {
    const rank = order.indexOf(language)
    if ((rank * 7 + at) % 12 < 2 + at / 5) return 'right'
    return (rank + at) % 4 === 0 ? 'unparseable' : (rank + at) % 7 === 0 ? 'empty' : 'wrong'
  }
}

if (CHROMIUM === undefined) it.skip('the live page in Chromium: none in PATH, CHROME_PATH not set')
else describe('the live page in Chromium', inChromium)

function inChromium() {
  it('shows the numbers of a run', { timeout: TIMEOUT_MS }, async () => {
    const server = await serve({ rollouts: 2 })
    for (let n = 1; n <= 20; n++)
      for (const rollout of [0, 1]) await server.rollout(n, rollout, learning(2 * n + rollout))
    const waits = server
      .post([{ fact_id: 'Q50|P131|Q179815', language: 'en', text: 'Durham' }])
      .catch(() => {})
    const page = await open(server.url)
    await page.until("document.querySelectorAll('article').length === 8")
    expect(await text(page, '#tiles')).toMatch(/40\s+rollouts rewarded/)
    await page.until(shows('#tiles', 'with 1 open call'))
    expect(await text(page, '#tiles')).toMatch(new RegExp(`${FACTS}\\s+facts in 12 languages`))
    expect(await text(page, '#lacking')).toMatch(
      /^1 rollout waiting; without German \(1\), Indonesian \(1\), /,
    )
    expect(await text(page, '#calls')).toMatch(/^trl: 481 answers, 0 late, 0 repeated, 0 given up/)
    expect(await text(page, '#notices')).toBe('No alarm and no hazard.')
    const label = (place: string) =>
      page.evaluate(`document.querySelector('#${place} svg').getAttribute('aria-label')`)
    expect(await label('reward')).toMatch(/^reward: −?[\d.]+ at first, [\d.]+ now$/)
    expect(await label('components')).toMatch(/^correct: .* now; unparseable: .*; empty: .* now/)
    const rows = await page.evaluate<string[]>(
      "[...document.querySelectorAll('#languages tbody tr')].map((row) => row.innerText)",
    )
    expect(rows).toHaveLength(12)
    expect(rows[0]).toMatch(/^English en\s+\d+ %\s+\d+ %\s+\d+ %\s+\d+ %\s+0$/)
    expect(page.complaints).toEqual([])
    await server.close()
    await waits
  })

  it('keeps what models write as text, in the direction of its language', {
    timeout: TIMEOUT_MS,
  }, async () => {
    const server = await serve()
    const texts = { en: HOSTILE, ar: 'الجواب هو يورك', de: 'x'.repeat(2000) }
    await server.rollout(1, 0, () => 'right', texts, HOSTILE)
    const page = await open(server.url)
    await page.until("document.querySelectorAll('article').length === 1")
    const shown = (language: string) => `document.querySelector('article .text[lang=${language}]')`
    expect(await page.evaluate(`${shown('en')}.textContent`)).toBe(HOSTILE)
    expect(await page.evaluate(`${shown('ar')}.dir`)).toBe('rtl')
    expect(await page.evaluate(`${shown('de')}.textContent`)).toMatch(/^x{300}…$/)
    expect(await page.evaluate('document.querySelectorAll("script, img").length + document.title')).toBe(
      '1Rewards, live',
    )
    expect(page.complaints).toEqual([])
  })

  it('says hazards and alarms in sentences', { timeout: TIMEOUT_MS }, async () => {
    const server = await serve({ config: PAPER_REWARD, rollouts: 2 })
    for (let rollout = 0; rollout < 400; rollout += 50) {
      await Promise.all(Array.from({ length: 50 }, (_, i) => server.rollout(1, rollout + i, () => 'empty')))
    }
    const page = await open(server.url)
    await page.until(shows('#notices', 'Alarm'))
    expect(await text(page, '#notices')).toMatch(
      /^Alarm: the last 200 groups had equal rewards [\s\S]*Alarm: 1.00 of the answers are empty[\s\S]*Hazard: an empty answer earns more/,
    )
  })

  it('follows the run, stops when told to, and goes on with a server that came back', {
    timeout: TIMEOUT_MS,
  }, async () => {
    const server = await serve()
    const page = await open(server.url)
    await page.until(shows('#status', 'live'))
    expect(await page.evaluate("document.querySelector('#nothing').hidden")).toBe(false)
    await server.rollout(1, 0, () => 'right')
    await page.until(shows('#tiles', '13\nmean reward of the last 1 rollout'))
    await page.evaluate("document.querySelector('#pause').click()")
    await server.rollout(1, 1, () => 'wrong')
    await new Promise((resolve) => setTimeout(resolve, 1500))
    expect(await text(page, '#tiles')).toContain('1\nrollouts rewarded')
    expect(await text(page, '#status')).toBe('paused')
    await page.evaluate("document.querySelector('#pause').click()")
    await page.until(shows('#tiles', '2\nrollouts rewarded'))

    await server.close()
    await page.until(shows('#status', 'no connection to the server; trying again'))
    const again = await serve({ port: Number(new URL(server.url).port) })
    await again.rollout(2, 0, () => 'wrong')
    await page.until(shows('#tiles', '1\nrollouts rewarded'))
    expect(await text(page, '#status')).toBe('live')
  })

  it('shows one run of several, as chosen', { timeout: TIMEOUT_MS }, async () => {
    const server = await serve()
    await server.rollout(1, 0, () => 'right', {}, 'first')
    await server.rollout(1, 0, () => 'wrong', {}, 'second')
    const page = await open(server.url)
    await page.until(shows('article h3', 'reward 0 · 0 of 12 right'))
    await page.evaluate(
      "const run = document.querySelector('#run'); run.value = 'first'; run.dispatchEvent(new Event('change'))",
    )
    await page.until(shows('article h3', 'reward 13 · 12 of 12 right'))
  })

  it('stays with the run that it shows while another is active', { timeout: TIMEOUT_MS }, async () => {
    const server = await serve()
    await server.rollout(1, 0, () => 'right', {}, 'first')
    const page = await open(server.url)
    await page.until(shows('article h3', 'reward 13'))
    await server.rollout(1, 0, () => 'wrong', {}, 'second')
    await page.until("document.querySelectorAll('#run option').length === 2")
    expect(await page.evaluate("document.querySelector('#run').value")).toBe('first')
    expect(await text(page, 'article h3')).toBe('reward 13 · 12 of 12 right')
  })

  it('shows how each language went from the start of the run, whenever it is opened', {
    timeout: TIMEOUT_MS,
  }, async () => {
    const server = await serve()
    for (const rollout of [0, 1, 2, 3])
      await server.rollout(1, rollout, (language) => (language !== 'sw' && rollout > 1 ? 'right' : 'wrong'))
    const page = await open(server.url)
    const lines = `[...document.querySelectorAll('#languages tbody tr')].map((row) =>
      row.firstChild.innerText + ', ' + row.children[6].firstChild.getAttribute('aria-label'))`
    await page.until(`${lines}.length === 12`)
    const shown = await page.evaluate<string[]>(lines)
    expect(shown).toContain('English en, right: 0 % at first, 100 % now')
    expect(shown).toContain('Swahili sw, right: 0 % at first, 0 % now')
  })

  it('says of an answer that is not right what the gold is in its language', {
    timeout: TIMEOUT_MS,
  }, async () => {
    const server = await serve()
    await server.rollout(1, 0, (language) => (language === 'en' ? 'right' : 'wrong'))
    const page = await open(server.url)
    await page.until("document.querySelectorAll('article').length === 1")
    const why = await page.evaluate<string[]>(
      "[...document.querySelectorAll('article .why')].map(({ innerText }) => innerText)",
    )
    expect(why[0]).toBe('correct: names the gold')
    expect(why).toContain('wrong: names Q42462; the gold is ダラム')
    expect(await text(page, 'article p')).toMatch(/^Q1\|P131\|Q179815 · gold Durham Q179815 · rollout 0/)
  })

  it('shows one process of several, as chosen, and says when that one is gone', {
    timeout: TIMEOUT_MS,
  }, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'polyfact-peers-'))
    ends.push(() => rm(folder, { recursive: true }))
    const sockets = [join(folder, '0'), join(folder, '1')]
    const first = await serve({ peers: { index: 0, sockets } })
    const second = await serve({ peers: { index: 1, sockets } })
    for (let n = 1; n <= FACTS; n++) await first.rollout(n, 0, () => 'right')
    const held = [1, 2].map((process) => `#process option:nth-child(${process})`)
    const page = await open(first.url)
    await page.until(shows('#status', 'live'))
    expect(await page.evaluate("document.querySelector('#several').hidden")).toBe(false)
    expect(await Promise.all(held.map((option) => text(page, option)))).toEqual(['1 of 2', '2 of 2'])
    const rewarded = async () => Number((await text(page, '#tiles')).match(/(\d+)\s+rollouts rewarded/)![1])
    const ofFirst = await rewarded()
    await page.evaluate(
      "const process = document.querySelector('#process'); process.value = '1'; process.dispatchEvent(new Event('change'))",
    )
    const others = `${FACTS - ofFirst}\nrollouts rewarded`
    await page.until(shows('#tiles', others))
    expect(ofFirst).toBeGreaterThan(0)
    expect(ofFirst).toBeLessThan(FACTS)
    expect(await page.evaluate("document.querySelector('#process').value")).toBe('1')
    await second.close()
    await page.until(shows('#status', 'process 2 does not answer; trying again'))
  })

  it('asks for the token of a server that has one, or takes it from its address', {
    timeout: TIMEOUT_MS,
  }, async () => {
    const server = await serve({ token: 'secret' })
    const page = await open(server.url)
    await page.until("document.querySelector('#ask')?.hidden === false")
    expect(await text(page, '#status')).toBe('the server asks for its token; trying again')
    await page.evaluate(
      "document.querySelector('#token').value = 'secret'; document.querySelector('#ask button').click()",
    )
    await page.until(shows('#status', 'live'))
    expect(await page.evaluate("document.querySelector('#ask').hidden")).toBe(true)
    const told = await open(`${server.url}#token=secret`)
    await told.until(shows('#status', 'live'))
  })

  it.each([390, 1280])(
    'is no wider than a window of %d pixels, in light and dark',
    { timeout: TIMEOUT_MS },
    async (width) => {
      const server = await serve({ rollouts: 2 })
      await server.rollout(27, 0, () => 'right', {}, 'a run of a long name '.repeat(9))
      for (let n = 1; n <= 25; n++)
        for (const rollout of [0, 1]) await server.rollout(n, rollout, learning(2 * n + rollout))
      await server.rollout(26, 0, () => 'right', {
        en: 'x'.repeat(2000),
        pt: HOSTILE,
        ar: 'الجواب هو يورك (York)',
      })
      const page = await open(server.url)
      await page.show(width)
      await page.until("document.querySelectorAll('article').length === 8")
      await page.evaluate("dispatchEvent(new Event('resize'))")
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
      const color = () => page.evaluate("getComputedStyle(document.querySelector('.curve')).stroke")
      const light = await color()
      await page.show(width, 'dark')
      expect(await color()).not.toBe(light)
    },
  )

  it('runs no script but its own', { timeout: TIMEOUT_MS }, async () => {
    const { url } = await serve()
    const page = await open(url)
    await page.until(shows('#status', 'live'))
    await page.evaluate(`
      addEventListener('securitypolicyviolation', ({ effectiveDirective }) => { window.refused = effectiveDirective })
      document.body.append(Object.assign(document.createElement('script'), { textContent: 'document.title = 1' }))`)
    await page.until("window.refused === 'script-src-elem'")
    expect(await page.evaluate('document.title')).toBe('Rewards, live')
  })
}
