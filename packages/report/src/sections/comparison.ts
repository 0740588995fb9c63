import type { Correction, ModelComparison } from '@polyfact/schema'
import { decisionOf, differenceForest } from '../charts/difference-forest.js'
import { type DataTable, foreign } from '../data-table.js'
import type { Figure } from '../figure.js'
import { formatCount, formatDifference, formatP, formatRate } from '../format-number.js'
import { html } from '../html.js'
import { bootstrapPhrase, differenceInterval, levelPhrase } from '../interval-phrase.js'
import { METRIC_NAMES } from '../metric-names.js'

/** Longer lists of facts say nothing more, and make a page heavy. */
export const MAX_DISAGREEMENTS = 50

/** For every metric the differences to the baseline as points on their intervals. */
export function forestFigures(comparison: ModelComparison): Figure[] {
  const { baseline, differences } = comparison
  return [...new Set(differences.map(({ metric }) => metric))].map((metric) => ({
    id: `difference-${metric.toLowerCase()}`,
    spec: differenceForest(comparison, metric),
    numbers: {
      caption: `${METRIC_NAMES[metric]}: differences to ${baseline}`,
      columns: ['Model', 'difference', 'low', 'high', 'p', 'corrected p'],
      rows: differences
        .filter((difference) => difference.metric === metric)
        .map(({ model, difference, interval, p, correctedP }) => ({
          head: foreign(model),
          cells: [difference, interval.low, interval.high, p, correctedP],
        })),
    },
  }))
}

/** Every difference with its interval, its p-value before and after correction, and the decision. */
export function significanceTable(comparison: ModelComparison): DataTable {
  return {
    caption: significanceCaption(comparison),
    columns: [
      'Model',
      'metric',
      'value',
      'baseline',
      'difference',
      'interval',
      'p',
      'corrected p',
      'decision',
    ],
    rows: comparison.differences.map((difference) => ({
      head: foreign(difference.model),
      cells: [
        METRIC_NAMES[difference.metric],
        formatRate(difference.value),
        formatRate(difference.baselineValue),
        formatDifference(difference.difference),
        differenceInterval(difference.interval),
        formatP(difference.p),
        formatP(difference.correctedP),
        difference.significant ? html`<strong>${decisionOf(difference)}</strong>` : decisionOf(difference),
      ],
    })),
    width: 'page',
  }
}

function significanceCaption(comparison: ModelComparison): string {
  const { baseline, facts, languages, level, test, tests, correction, bootstrap } = comparison
  return (
    `Differences to ${baseline} over ${formatCount(facts)} complete facts in ${languages.length} languages; ` +
    `two-sided paired ${test} test, ${corrections[correction]} ${formatCount(tests)} tests, ` +
    `significant where the corrected p is at most ${Number((1 - level).toFixed(6))}; ` +
    `intervals: ${levelPhrase(level)} ${bootstrapPhrase({ ...bootstrap, facts })}`
  )
}

const corrections: Readonly<Record<Correction, string>> = {
  holm: 'p corrected by Holm’s method for',
  'benjamini-hochberg': 'p corrected by Benjamini and Hochberg’s method for',
  none: 'p not corrected for its',
}

/** In how many languages each model is right, for the facts that models differ on most; no table where there are none. */
export function disagreementTable({ disagreements, models, languages }: ModelComparison): DataTable[] {
  if (disagreements.length === 0) return []
  const shown = disagreements.slice(0, MAX_DISAGREEMENTS)
  return [
    {
      caption:
        `Facts that models disagree on most: in how many of ${languages.length} languages each is right` +
        (shown.length < disagreements.length
          ? `; the first ${shown.length} of ${formatCount(disagreements.length)}`
          : ''),
      columns: ['Fact', ...models.map(foreign), 'spread'],
      rows: shown.map(({ fact, languagesCorrect, spread }) => ({
        head: html`<code>${foreign(fact)}</code>`,
        cells: [...models.map((model) => languagesCorrect[model] ?? '–'), spread],
      })),
      width: 'page',
    },
  ]
}
