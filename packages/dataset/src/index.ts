/**
 * Facts in several languages: a bundled sample, and a reader of the layouts in which PolyFact was published.
 *
 * @packageDocumentation
 */
export type { DescribeDatasetOptions } from './describe-dataset.js'
export { describeDataset } from './describe-dataset.js'
export type { Layout } from './folder/layout.js'
export { loadFacts } from './load-facts.js'
export type { LoadFactsOptions } from './load-options.js'
export type { NormalizedRow } from './rows/normalize-row.js'
export { normalizeRow } from './rows/normalize-row.js'
export type { SkippedRows } from './rows/rejections.js'
export type { RowFault } from './rows/row-fault.js'
