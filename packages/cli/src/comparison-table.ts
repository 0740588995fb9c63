import type { ComparedMetric, ModelComparison, ModelDifference } from '@polyfact/schema'
import { count, pValue } from './format-text.js'

const METRICS: Record<ComparedMetric, string> = {
  accuracy: 'Accuracy',
  totalConsistency: 'Total Consistency',
  rankc: 'RankC',
  agreement: 'Agreement',
}
const CORRECTIONS = { holm: 'Holm', 'benjamini-hochberg': 'Benjamini-Hochberg', none: 'no' } as const

/**
 * A comparison as text for a terminal: a table for every model beside the baseline.
 *
 * @returns Lines without colour, 80 columns wide; values and differences in percentage points.
 */
export function comparisonTable(comparison: ModelComparison): string {
  const { baseline, models, facts, languages, level, test, correction, tests, bootstrap } = comparison
  const how = comparison.normalization ?? comparison.matching
  const percent = Number((100 * level).toFixed(6))
  return [
    `Compared with ${baseline}`,
    `${count(facts, 'fact')} × ${count(languages.length, 'language')} · ${how}`,
    ...models.filter((model) => model !== baseline).flatMap((model) => ['', modelTable(model, comparison)]),
    '',
    `In percentage points. ${percent} % intervals: ${bootstrap.method} bootstrap over facts,`,
    `${count(bootstrap.resamples, 'resample')}, seed ${bootstrap.seed}, the same for all models. p: ${test}, two-sided;`,
    `${CORRECTIONS[correction]} correction for ${count(tests, 'test')}. * significant at ${Number((1 - level).toFixed(6))}`,
  ].join('\n')
}

const HEAD = ['', 'model', 'base', 'difference', 'interval', 'p', 'corrected']

/** The tables of all models have columns of the same widths. */
function modelTable(model: string, { differences }: ModelComparison): string {
  const all = [HEAD, ...differences.map(row)]
  const widths = HEAD.map((_, column) => Math.max(...all.map((cells) => cells[column]!.length)))
  const lineOf = (cells: readonly string[]) =>
    cells
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!)))
      .join('  ')
  const rows = differences.filter((difference) => difference.model === model).map(row)
  return [model, ...[HEAD, ...rows].map(lineOf)].join('\n')
}

function row({
  metric,
  value,
  baselineValue,
  difference,
  interval,
  p,
  correctedP,
  significant,
}: ModelDifference): string[] {
  return [
    METRICS[metric],
    points(value),
    points(baselineValue),
    `${signed(difference)}${significant ? ' *' : '  '}`,
    `${signed(interval.low)} ${signed(interval.high)}`,
    pValue(p),
    pValue(correctedP),
  ]
}

const points = (value: number) => (100 * value).toFixed(2)
const signed = (value: number) => {
  const text = points(value)
  return value > 0 && Number(text) !== 0 ? `+${text}` : text
}
