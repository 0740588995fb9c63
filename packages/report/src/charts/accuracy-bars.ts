import { formatRate } from '../format-number.js'
import { englishName } from '../language-names.js'
import type { NamedResult } from '../named-result.js'
import { normalizationPhrase } from '../normalization-phrase.js'
import { color } from '../theme.js'
import { type ChartSpec, chartBase, SERIES_COLORS } from './chart-spec.js'

const WIDTH = 300

/**
 * A bar per language and result: the share of facts whose gold candidate scores best, from 0 to 1, with the accuracy of
 * guessing as a dashed line. Languages stand in the order of the first result.
 */
export function accuracyBars(named: readonly NamedResult[]): ChartSpec {
  const { normalization, languages, accuracy } = named[0]!.result
  const chance = formatRate(accuracy.chance)
  const phrase = normalizationPhrase(normalization)
  const names = named.map(({ name }) => name)
  const rows = named.flatMap(({ name, result }) =>
    languages.map((language) => {
      const { value, facts, correct } = result.accuracy.byLanguage[language]!
      return {
        model: name,
        language: axisLabel(language),
        accuracy: value,
        label: formatRate(value),
        correct,
        facts,
      }
    }),
  )
  const bars = {
    y: { field: 'language', type: 'nominal', sort: null, title: null, axis: { ticks: false, domain: false } },
    yOffset: { field: 'model', sort: names },
  } as const
  return {
    ...chartBase(
      'Accuracy by language',
      [phrase, 'dashed: chance, what guessing gets'],
      `Bar chart of accuracy by language, ${phrase}; chance is ${chance}. The table below has all numbers.`,
    ),
    width: WIDTH,
    height: { step: named.length === 1 ? 22 : 14 },
    data: { values: rows },
    layer: [
      {
        mark: { type: 'bar', height: { band: named.length === 1 ? 0.72 : 0.9 } },
        encoding: {
          ...bars,
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
            legend: names.length === 1 ? null : { offset: 26 }, // leaves a line for the word at the dashed line
          },
          tooltip: [
            { field: 'model', title: 'model' },
            { field: 'language', title: 'language' },
            { field: 'accuracy', title: 'accuracy', format: '.4f' },
            { field: 'correct', title: 'right' },
            { field: 'facts', title: 'facts' },
          ],
        },
      },
      {
        mark: {
          type: 'text',
          align: 'right',
          baseline: 'middle',
          dx: 34, // a column of their own: at the ends of bars near chance they would stand in its line
          fontSize: 10.5,
          color: color('quiet'),
        },
        encoding: { ...bars, x: { value: WIDTH }, text: { field: 'label' } },
      },
      {
        data: { values: [{ chance: accuracy.chance, label: `chance ${chance}` }] },
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
      },
    ],
  }
}

function axisLabel(language: string): string {
  return `${englishName(language)} (${language})`
}
