import { formatCount, formatRate } from '../format-number.js'
import { hasIntervals, wilsonNote } from '../interval-phrase.js'
import { languagesCorrectByChance } from '../languages-correct-by-chance.js'
import { methodPhrase } from '../method-phrase.js'
import type { NamedResult } from '../named-result.js'
import { color } from '../theme.js'
import { type ChartLayer, type ChartSpec, chartBase, SERIES_COLORS } from './chart-spec.js'
import { intervalRules } from './interval-rules.js'

const WIDTH = 400
const PAGE_WIDTH = 860
const HEIGHT = 220
const TICKS = 5 // about; the axis ends at one

/** More results than this make bars that their intervals hide, unless the chart has the whole width of the page. */
const NARROW_RESULTS = 3

/** Whether the bars need the width of the page. */
export const isWide = (named: readonly NamedResult[]) => named.length > NARROW_RESULTS

/**
 * The share of complete facts that a model gets right in exactly k languages, k from 0 to all, each with its interval
 * where the result has them; the last bar is Total Consistency. Dots show what guessing would give.
 */
export function languagesCorrectHistogram(named: readonly NamedResult[]): ChartSpec {
  const { languages, facts } = named[0]!.result
  const phrase = methodPhrase(named[0]!.result)
  const numbers = Array.from({ length: languages.length + 1 }, (_, k) => k)
  const byChance = languagesCorrectByChance(named[0]!.result)
  const rows = histogramRows(named, numbers)
  const x = { field: 'languages', type: 'ordinal', sort: numbers } as const
  const xOffset = { field: 'model', sort: named.map(({ name }) => name) } as const
  return {
    ...chartBase(
      `Facts right in k of ${languages.length} languages`,
      [
        phrase,
        `share of ${formatCount(facts.complete)} complete facts${byChance === undefined ? '' : '; dots: guessing'}`,
        `k = ${languages.length} is Total Consistency${hasIntervals(named) ? `; ${wilsonNote(named)}` : ''}`,
      ],
      `Histogram of the number of languages in which a fact is answered right, ${phrase}. ` +
        (byChance === undefined
          ? ''
          : `Guessing is right in all ${languages.length} for ${formatRate(byChance.at(-1)!)} of the facts. `) +
        'The table below has all numbers.',
    ),
    width: isWide(named) ? PAGE_WIDTH : WIDTH,
    height: HEIGHT,
    data: { values: rows },
    layer: [
      bars(named, x),
      ...intervalRules(rows, { axis: 'y', low: 'low', high: 'high', encoding: { x, xOffset } }),
      ...(byChance === undefined ? [] : [guessing(byChance, x)]),
    ],
  }
}

function histogramRows(named: readonly NamedResult[], numbers: readonly number[]) {
  return named.flatMap(({ name, result: { totalConsistency, intervals } }) =>
    numbers.map((k) => {
      const count = totalConsistency.histogram[k] ?? 0
      return {
        model: name,
        languages: k,
        facts: count,
        share: count / Math.max(totalConsistency.facts, 1),
        ...intervals?.languagesCorrect?.[k],
      }
    }),
  )
}

interface Place {
  field: 'languages'
  type: 'ordinal'
  sort: number[]
}

function bars(named: readonly NamedResult[], x: Place): ChartLayer {
  const names = named.map(({ name }) => name)
  return {
    mark: { type: 'bar' },
    encoding: {
      x: {
        ...x,
        title: 'languages in which the fact is right (k)',
        scale: { paddingInner: 0.18 },
        axis: { labelAngle: 0, ticks: false },
      },
      xOffset: { field: 'model', sort: names },
      y: {
        field: 'share',
        type: 'quantitative',
        title: 'share of complete facts',
        scale: { nice: TICKS },
        axis: { format: '.2f', tickCount: TICKS, domain: false, ticks: false },
      },
      color: {
        field: 'model',
        scale: { domain: names, range: SERIES_COLORS.slice(0, names.length) },
        ...(names.length === 1 ? { legend: null } : {}),
      },
      tooltip: [
        { field: 'model', title: 'model' },
        { field: 'languages', title: 'right in k languages, k' },
        { field: 'facts', title: 'facts' },
        { field: 'share', title: 'share', format: '.4f' },
      ],
    },
  }
}

function guessing(byChance: readonly number[], x: Place): ChartLayer {
  return {
    data: { values: byChance.map((share, k) => ({ languages: k, share })) },
    mark: { type: 'point', filled: true, size: 34, color: color('ink'), opacity: 1 },
    encoding: {
      x,
      y: { field: 'share', type: 'quantitative' },
      tooltip: [
        { field: 'languages', title: 'right in k languages by guessing, k' },
        { field: 'share', title: 'share', format: '.4f' },
      ],
    },
  }
}
