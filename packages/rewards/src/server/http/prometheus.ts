import { Counter, Gauge, Registry } from 'prom-client'
import type { CohortStatistics } from '../cohorts/cohort-statistics.js'
import type { EngineState, RewardServerState } from '../server-state.js'

type Labels = Readonly<Record<string, string>>
type Sample = readonly [value: number, labels?: Labels]

/** What a server shows of itself, as Prometheus reads it: all processes at once, each under its number. */
export async function prometheusText(states: readonly RewardServerState[]): Promise<string> {
  // a registry for every scrape: all numbers are of the same moment, and of processes that are there
  const registry = new Registry()
  const labelled = states.map((state) => ({ state, worker: { worker: `${state.worker}` } }))

  function metric(
    kind: 'gauge' | 'counter',
    name: string,
    help: string,
    samplesOf: (state: RewardServerState) => readonly Sample[],
  ) {
    const samples = labelled.flatMap(({ state, worker }) =>
      samplesOf(state).map(([value, labels = {}]) => [value, { ...labels, ...worker }] as const),
    )
    if (samples.length === 0) return
    const labelNames = Object.keys(samples[0]![1])
    const settings = { name: `polyfact_${name}`, help, labelNames, registers: [registry] }
    if (kind === 'gauge') {
      const gauge = new Gauge(settings)
      for (const [value, labels] of samples) gauge.set(labels, value)
    } else {
      const counter = new Counter(settings)
      for (const [value, labels] of samples) counter.inc(labels, value)
    }
  }

  for (const [kind, name, help, samplesOf] of METRICS) metric(kind, name, help, samplesOf)
  return `${await registry.metrics()}\n${waitLines(states)}`
}

type Metric = readonly [
  kind: 'gauge' | 'counter',
  name: string,
  help: string,
  samplesOf: (state: RewardServerState) => readonly Sample[],
]

/** One number a name, for every engine that has asked. */
const byEngine =
  (label: string, pick: (statistics: CohortStatistics) => Readonly<Record<string, number>>) =>
  ({ engines }: RewardServerState): Sample[] =>
    engines
      .filter(hasAsked)
      .flatMap(({ engine, statistics }) =>
        Object.entries(pick(statistics!)).map(([name, value]): Sample => [value, { engine, [label]: name }]),
      )

/** An engine that never called has no numbers. */
const hasAsked = ({ statistics }: EngineState) =>
  statistics !== null &&
  (statistics.held.cohorts > 0 ||
    statistics.calls.arrived > 0 ||
    Object.keys(statistics.calls.refused).length > 0)

const METRICS: readonly Metric[] = [
  ['gauge', 'ready', 'Whether calls are taken', ({ status }) => [[Number(status === 'ready')]]],
  ['gauge', 'facts', 'Facts that are served', ({ facts }) => [[facts]]],
  [
    'gauge',
    'waiting',
    'What waits for other languages',
    byEngine('what', ({ waiting: { cohorts, places, calls, orphans } }) => ({
      cohorts,
      places,
      calls,
      orphans,
    })),
  ],
  ['gauge', 'waiting_without_language', 'Rollouts that wait for this language', byEngine('language', ({ waiting }) => waiting.missing)], // biome-ignore format: a metric is one line
  [
    'gauge',
    'held',
    'What is in memory, ended rollouts among it',
    byEngine('what', ({ held }) => ({ ...held })),
  ],
  [
    'counter',
    'rollouts_total',
    'Rollouts that ended, by how',
    byEngine('how', ({ cohorts: { failed: _, ...cohorts } }) => cohorts),
  ],
  ['counter', 'rollouts_failed_total', 'Rollouts that failed, by why', byEngine('code', ({ cohorts }) => cohorts.failed)], // biome-ignore format: a metric is one line
  [
    'counter',
    'samples_total',
    'Samples, by what was done with them',
    byEngine('what', ({ calls: { refused: _, ...calls } }) => calls),
  ],
  ['counter', 'samples_refused_total', 'Samples that were refused, by why', byEngine('code', ({ calls }) => calls.refused)], // biome-ignore format: a metric is one line
  ['counter', 'rollouts_scored_total', 'Rollouts that got a reward', ({ totals }) => [[totals.rollouts]]],
  ['counter', 'answers_scored_total', 'Answers in them', ({ totals }) => [[totals.answers]]],
  // rewards may be below 0, so that their sums are no counters
  ['gauge', 'reward_sum', 'Sum of the rewards of rollouts', ({ totals }) => [[totals.reward]]],
  [
    'gauge',
    'reward_component_sum',
    'Sum of a component over answers, of the bonus over rollouts',
    ({ totals }) => Object.entries(totals.components).map(([component, sum]) => [sum, { component }]),
  ],
  ['gauge', 'alarms', 'Alarms of runs, by kind', alarms],
  ['counter', 'requests_answered_total', 'Requests that got rewards', ({ work }) => [[work.calls]]],
  [
    'gauge',
    'work_seconds',
    "The server's own work on a request, without the wait for other languages",
    ({ work: { meanMs, p99Ms } }) => [
      [(meanMs ?? 0) / 1000, { of: 'mean' }],
      [(p99Ms ?? 0) / 1000, { of: 'p99' }],
    ],
  ],
  [
    'gauge',
    'event_loop_lag_seconds',
    'Delay of the event loop since the last scrape',
    ({ eventLoopLagMs: { mean, p99 } }) => [
      [mean / 1000, { of: 'mean' }],
      [p99 / 1000, { of: 'p99' }],
    ],
  ],
  ['gauge', 'memory_bytes', 'Resident memory', ({ memoryBytes }) => [[memoryBytes]]],
]

function alarms({ runs }: RewardServerState): Sample[] {
  const counts = new Map<string, number>()
  for (const { health } of runs)
    for (const { kind } of health.alarms) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return [...counts].map(([kind, number]) => [number, { kind }])
}

/** A histogram that was counted elsewhere, which prom-client's own cannot take. */
function waitLines(states: readonly RewardServerState[]): string {
  const name = 'polyfact_wait_seconds'
  const lines = states.flatMap(({ worker, engines }) =>
    engines.filter(hasAsked).flatMap(({ engine, statistics }) => {
      const { boundsMs, counts, count, sumMs } = statistics!.waitingTime
      const labels = `engine="${engine}",worker="${worker}"`
      let below = 0
      const buckets = boundsMs.map((bound, index) => {
        below += counts[index]!
        return `${name}_bucket{${labels},le="${bound / 1000}"} ${below}`
      })
      const rest = [`${name}_sum{${labels}} ${sumMs / 1000}`, `${name}_count{${labels}} ${count}`]
      return [...buckets, `${name}_bucket{${labels},le="+Inf"} ${count}`, ...rest]
    }),
  )
  if (lines.length === 0) return ''
  const help = `# HELP ${name} From the arrival of an answer to the end of its rollout`
  return `${[help, `# TYPE ${name} histogram`, ...lines].join('\n')}\n`
}
