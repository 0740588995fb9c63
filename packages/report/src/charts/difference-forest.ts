import type { ComparedMetric, ModelComparison, ModelDifference } from '@polyfact/schema'
import { formatCount, formatDifference } from '../format-number.js'
import { levelPhrase } from '../interval-phrase.js'
import { METRIC_NAMES } from '../metric-names.js'
import { color } from '../theme.js'
import { type ChartLayer, type ChartSpec, chartBase } from './chart-spec.js'

const WIDTH = 420
const BELOW = 8 // where an interval stands under its name, in pixels from the middle of a row

/**
 * The differences of one metric to the baseline, a row a model: a point on its interval, beside a mark at zero. Filled
 * diamonds are significant differences, open circles are not. The forests of all metrics have one scale.
 */
export function differenceForest(comparison: ModelComparison, metric: ComparedMetric): ChartSpec {
  const { baseline, facts, level } = comparison
  const rows = comparison.differences.filter((difference) => difference.metric === metric).map(forestRow)
  const said = rows.map(
    ({ model, difference, decision }) => `${model} ${formatDifference(difference)}, ${decision}`,
  )
  return {
    ...chartBase(
      `${METRIC_NAMES[metric]}: difference`,
      [
        `baseline: ${baseline}`,
        `${formatCount(facts)} complete facts; lines: ${levelPhrase(level)} intervals`,
        'diamond: significant; open circle: not',
      ],
      `Forest plot of differences in ${METRIC_NAMES[metric]} to ${baseline}: ${said.join('; ')}.`,
    ),
    width: WIDTH,
    height: { step: 38 },
    data: { values: rows },
    encoding: {
      y: { field: 'model', type: 'nominal', sort: rows.map(({ model }) => model), axis: null },
      x: {
        field: 'difference',
        type: 'quantitative',
        scale: { domain: domainOf(comparison), nice: false, zero: false },
        title: 'difference to the baseline',
        axis: {
          labelExpr: "datum.value === 0 ? '0' : format(datum.value, '+.2~f')",
          tickCount: 6,
          domain: false,
          ticks: false,
        },
      },
    },
    layer: [zeroLine(), intervals(), points(true), points(false), names()],
  }
}

/** As long as a row has room below its name, so that no name is crossed. */
function zeroLine(): ChartLayer {
  return {
    mark: {
      type: 'tick',
      orient: 'vertical',
      color: color('ink'),
      opacity: 1,
      thickness: 1.25,
      size: 20,
      yOffset: BELOW,
    },
    encoding: { x: { datum: 0, type: 'quantitative' } },
  }
}

function intervals(): ChartLayer {
  return {
    mark: { type: 'rule', strokeWidth: 2, yOffset: BELOW },
    encoding: {
      x: { field: 'low', type: 'quantitative' },
      x2: { field: 'high' },
      color: { condition: { test: 'datum.significant', value: color('ink') }, value: color('quiet') },
    },
  }
}

function points(significant: boolean): ChartLayer {
  return {
    transform: [{ filter: `datum.significant == ${significant}` }],
    mark: {
      type: 'point',
      yOffset: BELOW,
      shape: significant ? 'diamond' : 'circle',
      size: significant ? 130 : 80,
      fill: significant ? color('ink') : color('paper'),
      stroke: significant ? color('ink') : color('quiet'),
      strokeWidth: 1.75,
      opacity: 1,
    },
    encoding: {
      tooltip: [
        { field: 'model', title: 'model' },
        { field: 'difference', title: 'difference', format: '+.4f' },
        { field: 'low', title: 'low', format: '+.4f' },
        { field: 'high', title: 'high', format: '+.4f' },
        { field: 'correctedP', title: 'corrected p', format: '.4f' },
        { field: 'decision', title: 'decision' },
      ],
    },
  }
}

function names(): ChartLayer {
  return {
    mark: {
      type: 'text',
      align: 'left',
      baseline: 'middle',
      dy: -8,
      fontSize: 11.5,
      limit: WIDTH,
      color: color('ink'),
    },
    encoding: { x: { value: 0 }, text: { field: 'model' } },
  }
}

function forestRow({ model, difference, interval, correctedP, significant }: ModelDifference) {
  return { model, difference, ...interval, correctedP, significant, decision: decisionOf({ significant }) }
}

/** The word for whether a difference is significant. */
export function decisionOf({ significant }: Pick<ModelDifference, 'significant'>): string {
  return significant ? 'significant' : 'not significant'
}

/** The intervals of all metrics and zero, with a little room at either end. */
function domainOf({ differences }: ModelComparison): [number, number] {
  const values = differences.flatMap(({ difference, interval }) => [difference, interval.low, interval.high])
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)]
  const room = Math.max((high - low) * 0.04, 0.005)
  return [low - room, high + room]
}
