/**
 * What the commands of `polyfact` do, as functions.
 *
 * @packageDocumentation
 */
export {
  type CheckpointEvaluation,
  type EvaluateCheckpointOptions,
  type EvaluationProgress,
  evaluateCheckpoint,
} from './evaluate-checkpoint.js'
export { type MetricsOfScoresOptions, metricsOfScores } from './metrics-of-scores.js'
export { resultTable } from './result-table.js'
