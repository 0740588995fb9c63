/**
 * The HTTP server that gathers the languages of a rollout behind calls of one sample, and answers all with one reward.
 *
 * @packageDocumentation
 */
export type { Clock } from './cohorts/clock.js'
export type { CohortLimits } from './cohorts/cohort-limits.js'
export type {
  CallCounts,
  CohortCounts,
  CohortStatistics,
  HeldStatistics,
  WaitingStatistics,
} from './cohorts/cohort-statistics.js'
export type { DurationHistogram } from './cohorts/duration-histogram.js'
export type { IncompletePolicy } from './cohorts/end-cohort.js'
export type { FailureCode } from './cohorts/sample.js'
export type { RewardServer } from './create-reward-server.js'
export { createRewardServer } from './create-reward-server.js'
export type { EngineOptions } from './engines/engine-settings.js'
export type { Engine, EngineName } from './engines/engines.js'
export { ENGINES } from './engines/engines.js'
export type { RefusalCode } from './http/refusal.js'
export { livePage } from './page/live-page.js'
export type { LogLevel, RewardServerOptions } from './server-options.js'
export type { EngineState, RewardServerState } from './server-state.js'
export type { Durability } from './state/state-log.js'
export type { EventLoopLag } from './watch/event-loop-lag.js'
export type { RecentAnswer, RecentRollout } from './watch/recent-rollouts.js'
export type { SeriesPoint } from './watch/reward-series.js'
export type { RewardTotals, WatchedRun } from './watch/run-watch.js'
export type { Peers } from './workers/owner-of.js'
export { ownerOf } from './workers/owner-of.js'
export type { Workers } from './workers/run-workers.js'
export { runWorkers } from './workers/run-workers.js'
