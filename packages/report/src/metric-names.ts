import type { ComparedMetric } from '@polyfact/schema'

/** What the metrics of a comparison are called on the page. */
export const METRIC_NAMES: Readonly<Record<ComparedMetric, string>> = {
  accuracy: 'Mean accuracy',
  totalConsistency: 'Total Consistency',
  rankc: 'RankC',
  agreement: 'Agreement',
}
