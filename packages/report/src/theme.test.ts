import { describe, expect, it } from 'vitest'
import { color, contrast, HEAT_STEPS, themeColors } from './theme.js'

const themes = ['light', 'dark'] as const

describe('contrast', () => {
  it('is 21 between black and white and 1 between equals', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 10)
    expect(contrast('#123456', '#123456')).toBe(1)
  })
})

describe('color', () => {
  it('names a CSS variable', () => {
    expect(color('ink')).toBe('var(--ink)')
  })
})

describe.each(themes)('themeColors, %s', (theme) => {
  const colors = themeColors(theme)
  const heat = Array.from({ length: HEAT_STEPS }, (_, i) => ({
    shade: colors[`heat-${i}`]!,
    ink: colors[`heat-ink-${i}`]!,
  }))

  it('has text of enough contrast on the page and on notices', () => {
    for (const text of ['ink', 'quiet', 'notice']) {
      for (const ground of ['paper', 'raised']) {
        expect(contrast(colors[text]!, colors[ground]!), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5)
      }
    }
  })

  it('has bars of enough contrast on the page', () => {
    for (let i = 1; i <= 7; i++) {
      expect(contrast(colors[`series-${i}`]!, colors['paper']!), `series-${i}`).toBeGreaterThanOrEqual(3)
    }
  })

  it('has readable numbers on every shade of RankC', () => {
    for (const { shade, ink } of heat) expect(contrast(shade, ink), shade).toBeGreaterThanOrEqual(4.5)
  })

  it('orders the shades of RankC by lightness alone, away from the page', () => {
    const distance = heat.map(({ shade }) => contrast(shade, colors['paper']!))
    expect(distance).toEqual([...distance].sort((a, b) => a - b))
    expect(new Set(distance).size).toBe(HEAT_STEPS)
  })

  it('has the same names as the other theme', () => {
    expect(Object.keys(colors)).toEqual(Object.keys(themeColors(theme === 'light' ? 'dark' : 'light')))
  })
})
