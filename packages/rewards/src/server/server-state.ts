import type { Language } from '@polyfact/schema'
import { hazardsOf, type RewardHazard } from '../config/reward-hazards.js'
import type { RewardConfig } from '../reward-config.js'
import type { CohortStatistics } from './cohorts/cohort-statistics.js'
import type { IncompletePolicy } from './cohorts/end-cohort.js'
import { ENGINE_NAMES, type EngineName } from './engines/engines.js'
import type { WorkMeter } from './http/work-meter.js'
import type { RewardService } from './reward-service.js'
import type { CompleteServerOptions } from './server-options.js'
import type { EventLoopLag, LagMeter } from './watch/event-loop-lag.js'
import type { RecentRollout } from './watch/recent-rollouts.js'
import type { RewardTotals, WatchedRun } from './watch/run-watch.js'

/** Everything that is to be seen of a server, as `GET /state` gives it. Times are milliseconds since 1970. */
export interface RewardServerState {
  readonly schemaVersion: 1
  readonly status: ReturnType<RewardService['status']>
  /** Why it failed, else null. */
  readonly fault: string | null
  /** Which of how many processes tells this; each sees the facts that it holds. */
  readonly worker: number
  readonly workers: number
  readonly startedAt: number
  readonly at: number
  readonly facts: number
  readonly languages: readonly Language[]
  readonly config: RewardConfig
  readonly hazards: readonly RewardHazard[]
  readonly engines: readonly EngineState[]
  /** The one that was active last first. */
  readonly runs: readonly WatchedRun[]
  readonly totals: RewardTotals
  /** The newest first. */
  readonly recent: readonly RecentRollout[]
  /** The server's own work on calls, without the wait for other languages. */
  readonly work: { readonly calls: number; readonly meanMs: number | null; readonly p99Ms: number | null }
  readonly memoryBytes: number
  /** Delay of the event loop since the last scrape of `/metrics`. */
  readonly eventLoopLagMs: EventLoopLag
}

/** One engine that has asked, or may. */
export interface EngineState {
  readonly engine: EngineName
  readonly deadlineMs: number
  readonly policy: IncompletePolicy
  /** Null until facts are read. */
  readonly statistics: CohortStatistics | null
}

interface ServerStateOptions {
  readonly lag: LagMeter
  readonly service: RewardService
  readonly options: CompleteServerOptions
  readonly work: WorkMeter
  readonly startedAt: number
}

export function serverState({
  service,
  options,
  work,
  startedAt,
  lag,
}: ServerStateOptions): RewardServerState {
  const statistics = service.statistics()
  const { count, sumMs } = work.histogram
  const book = service.book()
  return {
    schemaVersion: 1,
    status: service.status(),
    fault: service.fault(),
    worker: options.peers.index,
    workers: options.peers.sockets.length,
    startedAt,
    at: Date.now(),
    facts: book?.facts.size ?? 0,
    languages: book?.languages ?? [],
    config: options.config,
    hazards: hazardsOf(options.config),
    engines: ENGINE_NAMES.map((engine) => ({
      engine,
      deadlineMs: options.engines[engine].deadlineMs,
      policy: options.engines[engine].policy,
      statistics: statistics[engine] ?? null,
    })),
    runs: service.watch.runs(),
    totals: service.watch.totals(),
    recent: service.watch.recent(),
    work: {
      calls: count,
      meanMs: count === 0 ? null : sumMs / count,
      p99Ms: work.histogram.quantileMs(0.99),
    },
    memoryBytes: process.memoryUsage.rss(),
    eventLoopLagMs: lag.lag(),
  }
}
