import { describe, expect, it } from 'vitest'
import { themeColors } from '../theme.js'
import { chartBase, SERIES_COLORS } from './chart-spec.js'

describe('chartBase', () => {
  it('carries title, subtitle and description', () => {
    const base = chartBase('Title', ['one', 'two'], 'What is drawn')
    expect(base.title).toMatchObject({ text: 'Title', subtitle: ['one', 'two'] })
    expect(base.description).toBe('What is drawn')
  })

  it('names only colours that both themes have', () => {
    const named = [
      ...JSON.stringify([chartBase('', '', ''), SERIES_COLORS]).matchAll(/var\(--([a-z0-9-]+)\)/g),
    ]
    expect(named.length).toBeGreaterThan(SERIES_COLORS.length)
    for (const [, name] of named) {
      expect(themeColors('light')).toHaveProperty(name!)
      expect(themeColors('dark')).toHaveProperty(name!)
    }
  })
})
