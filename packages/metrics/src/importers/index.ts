/**
 * Readers of other people's result files: into candidate scores, or into generations where a model wrote its answers.
 *
 * @packageDocumentation
 */
export type {
  DroppedRecords,
  ImportedRun,
  ImportOptions,
  ImportProgress,
  ImportReport,
  ResultFormat,
} from './imported-run.js'
export { type Line, readLines } from './read-lines.js'
export {
  type GenerationsFile,
  parseLine,
  readGenerations,
  readScores,
  type ScoresFile,
} from './read-scores.js'
