import { describe, expect, it } from 'vitest'
import { CHART_SCRIPT } from './chart-script.js'
import { PAGE_STYLE } from './page-style.js'

const names = (text: string) => [...text.matchAll(/(--[\w-]+):/g)].map(([, name]) => name)

describe('PAGE_STYLE', () => {
  it('has every colour in light and in dark', () => {
    const [light, dark] = PAGE_STYLE.split('prefers-color-scheme: dark')
    expect(names(dark!)).toEqual(names(light!))
    const used = [...PAGE_STYLE.matchAll(/var\((--[\w-]+)\)/g)].map(([, name]) => name)
    expect(used.filter((name) => !names(light!).includes(name))).toEqual([])
  })

  it('has as many colours of lines as there are dashes', () => {
    const dashes = /DASHES = \[(.*)\]/.exec(CHART_SCRIPT)![1]!.split(', ')
    expect(PAGE_STYLE.match(/^\.series-\d|\} \.series-\d/gm)).toHaveLength(dashes.length)
  })

  it('moves nothing for readers who want no motion', () => {
    expect(PAGE_STYLE.match(/transition|animation/g)).toHaveLength(1)
    expect(PAGE_STYLE).toMatch(/prefers-reduced-motion: no-preference\) \{ [^}]*transition/)
  })
})
