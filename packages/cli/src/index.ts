/**
 * What the commands of `polyfact` do, as functions.
 *
 * @packageDocumentation
 */
export { type ComparedResults, type CompareResultsOptions, compareResults } from './compare-results.js'
export { comparisonTable } from './comparison-table.js'
export {
  type CheckpointEvaluation,
  type EvaluateCheckpointOptions,
  type EvaluationProgress,
  evaluateCheckpoint,
} from './evaluate-checkpoint.js'
export {
  type ExportedResults,
  type ExportFormat,
  type ExportResultsOptions,
  exportResults,
} from './export-results.js'
export { type MeasuredRun, type MeasureResultsOptions, measureResults } from './measure-results.js'
export { type ResultTableOptions, resultTable } from './result-table.js'
export { rewardTable } from './reward-table.js'
export {
  type ScoredAnswer,
  type ScoredFact,
  type ScoredGenerations,
  type ScoredRollout,
  type ScoreGenerationsOptions,
  scoreGenerations,
} from './score-generations.js'
export { type ServedRewards, type ServeRewardsOptions, serveRewards } from './serve-rewards.js'
