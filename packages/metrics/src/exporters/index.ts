/**
 * Writers of result files for other tools: tables for pandas and R, LaTeX and Markdown, Every Eval Ever records.
 *
 * @packageDocumentation
 */
export {
  type EveryEvalEverOptions,
  type EveryEvalEverRecords,
  everyEvalEverRecords,
} from './every-eval-ever.js'
export type {
  EvaluatorRelationship,
  EveryEvalEverInstance,
  EveryEvalEverRecord,
  EveryEvalEverResult,
  EveryEvalEverSource,
} from './every-eval-ever-record.js'
export type { NamedTableResult } from './result-rows.js'
export {
  type LatexTableOptions,
  latexTable,
  markdownTable,
  type ResultTableOptions,
} from './result-tables.js'
export { type TidyRow, type TidyRun, tidyCsv, tidyRows } from './tidy.js'
export { writeTidyParquet } from './tidy-parquet.js'
