import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { livePage } from './live-page.js'

const page = livePage()
const contentOf = (name: string) => new RegExp(`<${name}>([\\s\\S]*?)</${name}>`).exec(page)![1]!

describe('livePage', () => {
  it('allows its own script and style by digest, its own server, and nothing else', () => {
    const digest = (name: string) =>
      `'sha256-${createHash('sha256').update(contentOf(name)).digest('base64')}'`
    expect(/Content-Security-Policy" content="([^"]*)"/.exec(page)![1]!.split('; ')).toEqual([
      "default-src 'none'",
      `script-src ${digest('script')}`,
      `style-src ${digest('style')}`,
      "connect-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
    ])
  })

  it('holds one script and one style, fetches nothing from elsewhere, and makes no markup from text', () => {
    expect(page.match(/<script/g)).toHaveLength(1)
    expect(page.match(/<style/g)).toHaveLength(1)
    expect(page).not.toMatch(/ (src|href|style|on\w+)=/)
    expect(page.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:/)
    expect(contentOf('script')).not.toMatch(
      /innerHTML|outerHTML|insertAdjacent|document\.write|\beval\b|Function\(/,
    )
  })

  it('has a place for everything that its script looks for', () => {
    const wanted = [...contentOf('script').matchAll(/place\('(\w+)'\)/g)].map(([, id]) => id!)
    const there = [...page.matchAll(/ id="(\w+)"/g)].map(([, id]) => id!)
    expect(new Set(wanted)).toEqual(new Set(there))
  })
})
