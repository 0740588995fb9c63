import { describe, expect, it } from 'vitest'
import { MAX_RESULTS } from './read-results.js'
import { STYLESHEET } from './stylesheet.js'
import { themeColors } from './theme.js'

describe('STYLESHEET', () => {
  it('uses only colours that the theme has', () => {
    const used = new Set([...STYLESHEET.matchAll(/var\(--([\w-]+)\)/g)].map(([, name]) => name!))
    expect(used.size).toBeGreaterThan(MAX_RESULTS)
    for (const name of used) expect(themeColors('light')).toHaveProperty(name)
  })

  it('keeps dark colours to screens, so that paper is light', () => {
    const dark = `--paper:${themeColors('dark')['paper']}`
    expect(STYLESHEET.split(dark)).toHaveLength(2)
    expect(STYLESHEET.split(dark)[0]).toMatch(
      /@media screen and \(prefers-color-scheme: dark\) \{ :root \{ $/,
    )
  })

  it('fetches nothing and cannot end its element', () => {
    expect(STYLESHEET).not.toMatch(/url\(|@import|<\//)
  })
})
