import type { Language } from '@polyfact/schema'
import type { ObservedRollout } from '../../health/run-numbers.js'
import type { RewardConfig } from '../../reward-config.js'
import { createRunHealth, type RunHealth, type RunHealthReport } from '../../run-health.js'
import type { ScoredRollout } from '../score-rollout.js'
import { type RecentRollout, recentRollout } from './recent-rollouts.js'
import { createRewardSeries, type RewardSeries, type SeriesPoint } from './reward-series.js'
import { createRolloutGroups } from './rollout-groups.js'

/** One run as it is seen. */
export interface WatchedRun {
  readonly run: string
  /** When its last rollout was scored. */
  readonly at: number
  readonly rollouts: number
  readonly health: RunHealthReport
  readonly series: readonly SeriesPoint[]
}

/** Sums over all rollouts since the start. */
export interface RewardTotals {
  readonly rollouts: number
  readonly reward: number
  /** By component, over answers; of the bonus over rollouts. */
  readonly components: Readonly<Record<string, number>>
  readonly answers: number
}

/** Sees every rollout that is scored, and keeps what a person or a scrape asks for. */
export interface RunWatch {
  observe(rollout: ScoredRollout): void
  /** Closes groups that are quiet; called now and then. */
  sweep(): void
  /** The one that was active last first. */
  runs(): WatchedRun[]
  /** The newest first. */
  recent(): readonly RecentRollout[]
  totals(): RewardTotals
}

interface RunWatchOptions {
  readonly now: () => number
  readonly config: RewardConfig
  readonly rollouts: number | null
  readonly quietMs: number
}

interface Run {
  readonly name: string
  readonly health: RunHealth
  readonly series: RewardSeries
  at: number
  rollouts: number
}

/** Runs that are remembered; the one that has been quiet for longest is forgotten first. */
const MOST_RUNS = 20
const MOST_RECENT = 50

export function createRunWatch({ now, config, rollouts, quietMs }: RunWatchOptions): RunWatch {
  const runs = new Map<string, Run>()
  const recent: ScoredRollout[] = []
  const times: number[] = []
  const components: Record<string, number> = {}
  const totals = { rollouts: 0, reward: 0, answers: 0 }
  const groups = createRolloutGroups({
    now,
    rollouts,
    quietMs,
    onGroup: (run, group) => runs.get(run)?.health.observe(group),
  })

  function runOf(name: string): Run {
    const run = runs.get(name) ?? {
      name,
      health: createRunHealth({ config }),
      series: createRewardSeries(),
      at: 0,
      rollouts: 0,
    }
    runs.delete(name)
    runs.set(name, run)
    if (runs.size > MOST_RUNS) runs.delete(runs.keys().next().value!)
    return run
  }

  return {
    observe(rollout) {
      const { cohort, reward } = rollout
      const at = now()
      const run = runOf(cohort.run)
      run.at = at
      run.rollouts++
      const sums = componentSums(rollout)
      totals.rollouts++
      totals.reward += reward.reward
      totals.answers += rollout.answers.length
      for (const [name, sum] of Object.entries(sums)) components[name] = (components[name] ?? 0) + sum
      run.series.add({
        at,
        rollouts: 1,
        reward: reward.reward,
        correct: reward.correct / reward.languages,
        components: meansOf(sums, rollout.answers.length),
        ...countsOf(rollout),
      })
      recent.push(rollout)
      times.push(at)
      if (recent.length > MOST_RECENT) {
        recent.shift()
        times.shift()
      }
      groups.add(cohort.run, cohort.fact, observed(rollout))
    },
    sweep: groups.sweep,
    runs: () =>
      [...runs.values()].reverse().map(({ name, at, rollouts, health, series }) => ({
        run: name,
        at,
        rollouts,
        health: health.report(),
        series: series.points(),
      })),
    recent: () => recent.map((rollout, index) => recentRollout(rollout, times[index]!)).reverse(),
    totals: () => ({ ...totals, components: { ...components } }),
  }
}

/** Σ over the answers of each component, and the bonus. */
function componentSums({ answers, reward }: ScoredRollout): Record<string, number> {
  const sums: Record<string, number> = {}
  for (const { language } of answers) {
    const { components } = reward.byLanguage[language]!
    for (const [name, value] of Object.entries<number>(components)) sums[name] = (sums[name] ?? 0) + value
  }
  sums['bonus'] = reward.bonus
  return sums
}

const meansOf = (sums: Readonly<Record<string, number>>, answers: number) =>
  Object.fromEntries(
    Object.entries(sums).map(([name, sum]) => [name, name === 'bonus' ? sum : sum / answers]),
  )

function countsOf({ answers, reward }: ScoredRollout): Pick<SeriesPoint, 'answers' | 'right'> {
  const count = (of: (language: Language) => number) =>
    Object.fromEntries(answers.map(({ language }) => [language, of(language)]))
  return {
    answers: count(() => 1),
    right: count((language) => Number(reward.byLanguage[language]!.outcome === 'correct')),
  }
}

/** As much as the health of a run is judged by: texts are not kept. */
const observed = ({ reward }: ScoredRollout): ObservedRollout => ({
  reward: reward.reward,
  correct: reward.correct,
  byLanguage: reward.byLanguage,
})
