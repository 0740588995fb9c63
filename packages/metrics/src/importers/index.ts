/**
 * Readers of other people's result files: into candidate scores, or into generations where a model wrote its answers.
 *
 * @packageDocumentation
 */
export { detectFormat } from './detect-format.js'
export { type Difference, differences } from './differences.js'
export { importResults } from './import-results.js'
export type {
  DroppedRecords,
  ImportedRun,
  ImportOptions,
  ImportProgress,
  ImportReport,
  ResultFormat,
} from './imported-run.js'
export { readInspectLogs } from './inspect-logs.js'
export { readKlarResults } from './klar-results.js'
export { readLmEvalRun } from './lm-eval.js'
export { readPaperResults } from './paper-results.js'
export { type Line, readLines } from './read-lines.js'
export {
  type GenerationsFile,
  parseLine,
  readGenerations,
  readScores,
  type ScoresFile,
} from './read-scores.js'
export { readTable } from './table.js'
export type { StoredDifference, UncheckedPart, Verification } from './verify/verification.js'
export { type VerifyOptions, verifyResult } from './verify.js'
