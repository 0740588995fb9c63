/** Light is for screens and paper, dark for those who asked their system for it. */
export type Theme = 'light' | 'dark'

/** How many shades the RankC scale has: so many that neighbours differ less than the eye sees between two cells. */
export const HEAT_STEPS = 24

type Rgb = readonly [number, number, number]

// From paper to ink in one hue family, so that lightness alone orders the values, also for the colour-blind and in grey.
const heatStops: Readonly<Record<Theme, readonly string[]>> = {
  light: ['#f1f5f8', '#d3e3ee', '#a6c9de', '#6fa7ca', '#3c81b0', '#1b5c8f', '#0b3a66', '#07264a'],
  dark: ['#1b232b', '#1d3445', '#1f4a66', '#226389', '#3583af', '#62a6cd', '#9cc9e4', '#dceefa'],
}

const colors: Readonly<Record<Theme, Readonly<Record<string, string>>>> = {
  light: {
    paper: '#ffffff',
    raised: '#f5f7f9',
    ink: '#1b2228',
    quiet: '#56616b',
    line: '#d7dde2',
    rest: '#dfe4e8',
    notice: '#8a4b00',
    // After Okabe and Ito, darkened to a contrast of at least 3 on white.
    'series-1': '#0b6cab',
    'series-2': '#d55e00',
    'series-3': '#00855f',
    'series-4': '#a8508b',
    'series-5': '#a07400',
    'series-6': '#2d94cc',
    'series-7': '#6b747c',
  },
  dark: {
    paper: '#12171c',
    raised: '#1a2128',
    ink: '#e7ebee',
    quiet: '#9dabb7',
    line: '#303a43',
    rest: '#39444e',
    notice: '#f0b35a',
    'series-1': '#56b0e6',
    'series-2': '#f08a3c',
    'series-3': '#2fbf93',
    'series-4': '#d98cc0',
    'series-5': '#d8b13a',
    'series-6': '#93b7ff',
    'series-7': '#a9b2ba',
  },
}

/** The colours of a theme by name, the shades of the RankC scale and the ink that reads best on each included. */
export function themeColors(theme: Theme): Readonly<Record<string, string>> {
  const shades = Array.from({ length: HEAT_STEPS }, (_, i) => shadeAt(heatStops[theme], i / (HEAT_STEPS - 1)))
  return {
    ...colors[theme],
    ...Object.fromEntries(shades.map((shade, i) => [`heat-${i}`, shade])),
    ...Object.fromEntries(shades.map((shade, i) => [`heat-ink-${i}`, readableInk(shade)])),
  }
}

/** A colour as the page and its charts name it: a CSS variable, so that one drawing serves both themes. */
export function color(name: string): string {
  return `var(--${name})`
}

/**
 * Contrast of two colours as WCAG 2 defines it.
 *
 * @returns A ratio in [1, 21]; text wants 4.5, graphics want 3.
 */
export function contrast(a: string, b: string): number {
  const [darker, lighter] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number]
  return (lighter + 0.05) / (darker + 0.05)
}

function readableInk(shade: string): string {
  const [dark, light] = ['#000000', '#ffffff'] as const // one of them always has a contrast of 4.58
  return contrast(shade, dark) >= contrast(shade, light) ? dark : light
}

function shadeAt(stops: readonly string[], position: number): string {
  const place = position * (stops.length - 1)
  const index = Math.min(Math.floor(place), stops.length - 2)
  const [from, to] = [toRgb(stops[index]!), toRgb(stops[index + 1]!)]
  return `#${from.map((channel, i) => toHex(channel + (to[i]! - channel) * (place - index))).join('')}`
}

function luminance(hex: string): number {
  const [r, g, b] = toRgb(hex).map((channel) => {
    const c = channel / 255
    return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function toRgb(hex: string): Rgb {
  const channel = (start: number) => Number.parseInt(hex.slice(start, start + 2), 16)
  return [channel(1), channel(3), channel(5)]
}

function toHex(channel: number): string {
  return Math.round(channel).toString(16).padStart(2, '0')
}
