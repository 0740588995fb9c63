import { type Baseline, baselinesOf } from '../baselines.js'
import { formatRate } from '../format-number.js'
import { hasIntervals, wilsonNote } from '../interval-phrase.js'
import { englishName } from '../language-names.js'
import { methodPhrase } from '../method-phrase.js'
import type { NamedResult } from '../named-result.js'
import { color } from '../theme.js'
import { type ChartLayer, type ChartSpec, chartBase, SERIES_COLORS } from './chart-spec.js'
import { intervalRules } from './interval-rules.js'

const WIDTH = 300
const SHAPES = ['diamond', 'triangle-down', 'cross', 'square', 'triangle-up', 'circle']

/**
 * A bar per language and result: the share of facts that are right, from 0 to 1, with its interval, the accuracy of
 * guessing as a dashed line and that of every baseline as a mark. Languages stand in the order of the first result.
 */
export function accuracyBars(named: readonly NamedResult[]): ChartSpec {
  const { accuracy } = named[0]!.result
  const chance = accuracy.chance === undefined ? '' : formatRate(accuracy.chance)
  const phrase = methodPhrase(named[0]!.result)
  const baselines = baselinesOf(named)
  const rows = accuracyRows(named)
  return {
    ...chartBase(
      'Accuracy by language',
      [
        phrase,
        ...(hasIntervals(named) ? [`lines: ${wilsonNote(named)}`] : []),
        ...(chance === '' ? [] : ['dashed: chance, what guessing gets']),
      ],
      `Bar chart of accuracy by language, ${phrase}; ${chance === '' ? '' : `chance is ${chance}. `}The table below has all numbers.`,
    ),
    width: WIDTH,
    height: { step: named.length === 1 ? 27.5 : 17.5 * named.length, for: 'position' },
    data: { values: rows },
    resolve: { scale: { shape: 'independent' } },
    layer: [
      bars(named),
      ...intervalRules(rows, { axis: 'x', low: 'low', high: 'high', encoding: places(named) }),
      valueLabels(named),
      ...(baselines.length === 0 ? [] : [baselineMarks(named, baselines)]),
      ...(accuracy.chance === undefined ? [] : [chanceLine(accuracy.chance)]),
    ],
  }
}

function accuracyRows(named: readonly NamedResult[]) {
  return named.flatMap(({ name, result: { accuracy, intervals } }) =>
    named[0]!.result.languages.map((language) => {
      const { value, facts, correct } = accuracy.byLanguage[language]!
      const bounds = intervals?.accuracy.byLanguage[language]
      const label = formatRate(value)
      return { model: name, language: axisLabel(language), accuracy: value, label, correct, facts, ...bounds }
    }),
  )
}

function places(named: readonly NamedResult[]) {
  return {
    y: { field: 'language', type: 'nominal', sort: null, title: null, axis: { ticks: false, domain: false } },
    yOffset: { field: 'model', sort: named.map(({ name }) => name) },
  } as const
}

function bars(named: readonly NamedResult[]): ChartLayer {
  const names = named.map(({ name }) => name)
  const hasChance = named[0]!.result.accuracy.chance !== undefined
  return {
    mark: { type: 'bar', height: { band: named.length === 1 ? 0.72 : 0.9 } },
    encoding: {
      ...places(named),
      x: {
        field: 'accuracy',
        type: 'quantitative',
        scale: { domain: [0, 1] },
        title: 'accuracy',
        axis: { values: [0, 0.25, 0.5, 0.75, 1], format: '.2f', domain: false, ticks: false },
      },
      color: {
        field: 'model',
        scale: { domain: names, range: SERIES_COLORS.slice(0, names.length) },
        legend: names.length === 1 ? null : { offset: hasChance ? 26 : 10 }, // leaves a line for the word at the dashed line
      },
      tooltip: [
        { field: 'model', title: 'model' },
        { field: 'language', title: 'language' },
        { field: 'accuracy', title: 'accuracy', format: '.4f' },
        ...(hasIntervals(named)
          ? [
              { field: 'low', title: 'low', format: '.4f' },
              { field: 'high', title: 'high', format: '.4f' },
            ]
          : []),
        { field: 'correct', title: 'right' },
        { field: 'facts', title: 'facts' },
      ],
    },
  }
}

function valueLabels(named: readonly NamedResult[]): ChartLayer {
  return {
    mark: {
      type: 'text',
      align: 'right',
      baseline: 'middle',
      dx: 34, // a column of their own: at the ends of bars near chance they would stand in its line
      fontSize: 10.5,
      color: color('quiet'),
    },
    encoding: { ...places(named), x: { value: WIDTH }, text: { field: 'label' } },
  }
}

function baselineMarks(named: readonly NamedResult[], baselines: readonly Baseline[]): ChartLayer {
  const names = baselines.map(({ name }) => name)
  const values = baselines.flatMap(({ name, byLanguage }) =>
    named[0]!.result.languages.flatMap((language) => {
      const accuracy = byLanguage[language]
      return accuracy === undefined ? [] : [{ baseline: name, language: axisLabel(language), accuracy }]
    }),
  )
  return {
    data: { values },
    mark: {
      type: 'point',
      filled: true,
      size: 44,
      opacity: 1,
      color: color('ink'),
      stroke: color('paper'),
      strokeWidth: 1,
    },
    encoding: {
      y: places(named).y,
      x: { field: 'accuracy', type: 'quantitative' },
      shape: {
        field: 'baseline',
        scale: { domain: names, range: names.map((_, i) => SHAPES[i % SHAPES.length]!) },
        legend: { title: 'baselines', symbolFillColor: color('ink'), orient: 'bottom' },
      },
      tooltip: [
        { field: 'baseline', title: 'baseline' },
        { field: 'language', title: 'language' },
        { field: 'accuracy', title: 'accuracy', format: '.4f' },
      ],
    },
  }
}

function chanceLine(chance: number): ChartLayer {
  return {
    data: { values: [{ chance, label: `chance ${formatRate(chance)}` }] },
    layer: [
      { mark: { type: 'rule', strokeDash: [4, 3], strokeWidth: 1.5, color: color('ink') } },
      {
        mark: {
          type: 'text',
          align: 'center',
          baseline: 'bottom',
          dy: -4,
          fontSize: 11,
          color: color('ink'),
        },
        encoding: { y: { value: 0 }, text: { field: 'label' } },
      },
    ],
    encoding: { x: { field: 'chance', type: 'quantitative' } },
  }
}

function axisLabel(language: string): string {
  return `${englishName(language)} (${language})`
}
