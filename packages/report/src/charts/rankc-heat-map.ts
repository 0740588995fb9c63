import type { Language } from '@polyfact/schema'
import { formatRate } from '../format-number.js'
import { englishName } from '../language-names.js'
import { methodPhrase } from '../method-phrase.js'
import { pairValue } from '../pair-value.js'
import type { ReportedResult } from '../reported-result.js'
import { color, HEAT_STEPS } from '../theme.js'
import { wrapName } from '../wrap-name.js'
import { type ChartLayer, type ChartSpec, chartBase } from './chart-spec.js'
import { rankcScale } from './rankc-scale.js'

/** From this many languages on cells are smaller, and no three heat maps fit beside each other. */
const MANY = 13
/** Above this many languages cells are too small for numbers. */
const MAX_LABELED = 20
/** Pixels of a letter of the title, and how many letters a line has however narrow the map is. */
const TITLE_LETTER = 11.2
const MIN_TITLE = 24
const EMPTY_LINE = '\u200b' // of an empty text Vega takes other bounds

const SHADES = Array.from({ length: HEAT_STEPS }, (_, i) => color(`heat-${i}`))
const INKS = Array.from({ length: HEAT_STEPS }, (_, i) => color(`heat-ink-${i}`))

interface ShadeScale {
  type: 'quantize'
  domain: number[]
}

/** A result that has RankC: of two languages or more. */
export type RankedResult = ReportedResult & { readonly rankc: NonNullable<ReportedResult['rankc']> }

/** How the shades of a heat map are to be read. */
export interface RankcHeatMapOptions {
  /** What the result is called. */
  readonly name: string
  /** RankC of the palest shade: the smallest floor among the results that are drawn beside each other. */
  readonly floor: number
  /**
   * Names of the results that are drawn beside it: titles are all as high as the highest, so that maps stand in line, and
   * with two or more cells are smaller.
   *
   * @defaultValue []
   */
  readonly beside?: readonly string[]
}

/** True where three heat maps fit beside each other on the page. */
export function fitsThree({ languages }: Pick<ReportedResult, 'languages'>): boolean {
  return languages.length < MANY
}

/**
 * RankC of every pair of languages as a symmetric matrix of shades, from the floor to 1, and below it the scale with
 * floor, chance and average marked on it. The diagonal is left empty; a pair without facts is an outlined cell with a
 * dash.
 */
export function rankcHeatMap(
  result: RankedResult,
  { name, floor, beside = [] }: RankcHeatMapOptions,
): ChartSpec {
  const { languages, rankc } = result
  const cell = cellSize(result, beside.length)
  const phrase = methodPhrase(result)
  const scale: ShadeScale = { type: 'quantize', domain: [floor, 1] }
  const rows = languages.flatMap((a) => languages.map((b) => matrixCell(result, a, b)))
  const order = { domain: [...languages], padding: 0 }
  const axis = { domain: false, ticks: false, title: null, labelAngle: 0, grid: false } as const
  return {
    ...chartBase(
      titleLines(name, beside, cell * languages.length),
      phrase,
      `Heat map of RankC between ${languages.length} languages for ${name}, ${phrase}: average ${formatRate(rankc.average)}, ` +
        `floor ${formatRate(rankc.floor)}, chance ${formatRate(rankc.chance)}. The table below has all pairs.`,
    ),
    spacing: 34,
    resolve: { scale: { color: 'independent', x: 'independent' } },
    vconcat: [
      {
        width: { step: cell },
        height: { step: cell },
        data: { values: rows },
        resolve: { scale: { color: 'independent' } },
        encoding: {
          x: { field: 'b', type: 'nominal', axis: { ...axis, orient: 'top' }, scale: order },
          y: { field: 'a', type: 'nominal', axis, scale: order },
        },
        layer: [
          {
            transform: [{ filter: 'datum.kind == "pair"' }],
            mark: { type: 'rect', stroke: color('paper'), strokeWidth: 1 },
            encoding: {
              color: {
                field: 'rankc',
                type: 'quantitative',
                scale: { ...scale, range: SHADES },
                legend: null,
              },
              tooltip: [
                { field: 'pair', title: 'languages' },
                { field: 'rankc', title: 'RankC', format: '.4f' },
                { field: 'agreement', title: 'agreement', format: '.4f' },
                { field: 'facts', title: 'facts' },
              ],
            },
          },
          {
            transform: [{ filter: 'datum.kind == "missing"' }],
            mark: {
              type: 'square',
              size: (cell - 8) ** 2,
              filled: false,
              strokeDash: [3, 2],
              color: color('quiet'),
            },
            encoding: { tooltip: [{ field: 'pair', title: 'no RankC for' }] },
          },
          {
            transform: [{ filter: 'datum.kind == "missing"' }],
            mark: { type: 'text', color: color('quiet'), text: '–', fontSize: 12 },
          },
          ...(languages.length > MAX_LABELED ? [] : [cellLabels(cell, scale)]),
        ],
      },
      rankcScale(rankc, { floor, width: cell * languages.length }),
    ],
  }
}

function titleLines(name: string, beside: readonly string[], width: number): string[] {
  const letters = Math.max(Math.floor(width / TITLE_LETTER), MIN_TITLE)
  const [own, ...others] = [name, ...beside].map((each) => wrapName(`RankC: ${each}`, letters))
  const missing = Math.max(...others.map(({ length }) => length), own!.length) - own!.length
  return [...own!, ...Array.from({ length: missing }, () => EMPTY_LINE)]
}

function cellSize(result: RankedResult, beside: number): number {
  if (!fitsThree(result)) return 27
  return beside < 2 ? 34 : 25
}

function cellLabels(cell: number, scale: ShadeScale): ChartLayer {
  return {
    transform: [{ filter: 'datum.kind == "pair"' }],
    mark: { type: 'text', fontSize: cell > 30 ? 11 : 9.5 },
    encoding: {
      text: { field: 'rankc', type: 'quantitative', format: '.2f' },
      color: { field: 'rankc', type: 'quantitative', scale: { ...scale, range: INKS }, legend: null },
    },
  }
}

function matrixCell(result: RankedResult, a: Language, b: Language) {
  const pair = `${englishName(a)} and ${englishName(b)}`
  if (a === b) return { a, b, pair, kind: 'self' }
  const rankc = pairValue(result.rankc.pairwise, { a, b })
  if (rankc === undefined) return { a, b, pair, kind: 'missing' }
  const agreement = result.agreement && pairValue(result.agreement.pairwise, { a, b })
  const facts = pairValue(result.rankc.facts, { a, b })
  return { a, b, pair, kind: 'pair', rankc, agreement, facts }
}
