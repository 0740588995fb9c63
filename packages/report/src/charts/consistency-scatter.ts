import type { Interval } from '@polyfact/schema'
import { formatRate } from '../format-number.js'
import { methodPhrase } from '../method-phrase.js'
import type { NamedResult } from '../named-result.js'
import type { ReportedResult } from '../reported-result.js'
import { color } from '../theme.js'
import { type ChartLayer, type ChartSpec, chartBase, SERIES_COLORS } from './chart-spec.js'
import { intervalRules } from './interval-rules.js'
import { type Domain, type ScatterPoint, scatterLabels } from './scatter-labels.js'

const WIDTH = 400
const HEIGHT = 280
const CHANCE = 'chance'

/** What stands on the upright axis. */
export interface ScatterMeasure {
  readonly title: string
  readonly read: (result: ReportedResult) => number | undefined
  readonly interval: (result: ReportedResult) => Interval | undefined
  /** What guessing gets; undefined where nothing is guessed. */
  readonly chance: number | undefined
}

/**
 * A point per result, its mean accuracy across and a measure of consistency upright, with their intervals as a cross;
 * guessing as a hollow square. Axes show the part of 0 to 1 that is used.
 */
export function consistencyScatter(named: readonly NamedResult[], measure: ScatterMeasure): ChartSpec {
  const { title, chance } = measure
  const phrase = methodPhrase(named[0]!.result)
  const points = named.flatMap(({ name, result }) => scatterPoint(name, result, measure))
  const names = named.map(({ name }) => name)
  const guess = guessOf(named[0]!.result, chance)
  const x = axisDomain([...points, ...guess].flatMap((p) => [p.accuracy, p.accuracyLow, p.accuracyHigh]))
  const y = axisDomain(
    [...points, ...guess].flatMap((p) => [p.consistency, p.consistencyLow, p.consistencyHigh]),
  )
  const hasCrosses = points.some((p) => p.accuracyLow !== undefined || p.consistencyLow !== undefined)
  return {
    ...chartBase(
      `Accuracy and ${title}`,
      [phrase, ...(hasCrosses ? ['crosses: intervals, as in the first table'] : [])],
      `Scatter plot of mean accuracy and ${title}, ${phrase}: ` +
        `${points.map((p) => `${p.model} ${formatRate(p.accuracy)} and ${formatRate(p.consistency)}`).join('; ')}.`,
    ),
    width: WIDTH,
    height: HEIGHT,
    data: { values: points },
    encoding: {
      x: rateAxis('accuracy', 'mean accuracy', x),
      y: rateAxis('consistency', title, y),
    },
    layer: [
      ...intervalRules(points, { axis: 'x', low: 'accuracyLow', high: 'accuracyHigh' }),
      ...intervalRules(points, { axis: 'y', low: 'consistencyLow', high: 'consistencyHigh' }),
      ...scatterLabels([...points, ...guess], { x, y, width: WIDTH, height: HEIGHT }),
      ...(guess.length === 0 ? [] : [guessMark(guess)]),
      {
        mark: { type: 'point', filled: true, size: 90, opacity: 1, stroke: color('paper'), strokeWidth: 1 },
        encoding: {
          color: {
            field: 'model',
            scale: { domain: names, range: SERIES_COLORS.slice(0, names.length) },
            legend: null,
          },
          tooltip: [
            { field: 'model', title: 'model' },
            { field: 'accuracy', title: 'mean accuracy', format: '.4f' },
            { field: 'consistency', title, format: '.4f' },
          ],
        },
      },
    ],
  }
}

function scatterPoint(model: string, result: ReportedResult, measure: ScatterMeasure): ScatterPoint[] {
  const consistency = measure.read(result)
  if (consistency === undefined) return []
  const [across, upright] = [result.intervals?.accuracy.mean, measure.interval(result)]
  return [
    {
      model,
      accuracy: result.accuracy.mean,
      consistency,
      accuracyLow: across?.low,
      accuracyHigh: across?.high,
      consistencyLow: upright?.low,
      consistencyHigh: upright?.high,
    },
  ]
}

function guessOf({ accuracy }: ReportedResult, consistency: number | undefined): ScatterPoint[] {
  return accuracy.chance === undefined || consistency === undefined
    ? []
    : [{ model: CHANCE, accuracy: accuracy.chance, consistency }]
}

/** The twentieths of 0 to 1 around all values, with room for a point at either end. */
function axisDomain(values: readonly (number | undefined)[]): Domain {
  const told = values.filter((value) => value !== undefined)
  const low = Math.floor((Math.min(...told) - 0.02) * 20) / 20
  const high = Math.ceil((Math.max(...told) + 0.02) * 20) / 20
  return [Math.max(low, 0), Math.min(high, 1)]
}

function rateAxis(field: string, title: string, domain: Domain) {
  return {
    field,
    type: 'quantitative' as const,
    title,
    scale: { domain: [...domain], nice: false, zero: false },
    axis: { format: '.2f', tickCount: 6, domain: false, ticks: false },
  }
}

function guessMark(values: ScatterPoint[]): ChartLayer {
  return {
    data: { values },
    mark: { type: 'point', shape: 'square', filled: false, size: 60, strokeWidth: 1.5, color: color('ink') },
    encoding: {
      tooltip: [
        { field: 'accuracy', title: 'accuracy of guessing', format: '.4f' },
        { field: 'consistency', title: 'consistency of guessing', format: '.4f' },
      ],
    },
  }
}
