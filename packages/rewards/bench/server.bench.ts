/**
 * The reward server under the load of a large run: 1,000 connections, one sample a request, rollouts of 12 languages, 8 a fact.
 *
 * POLYFACT_BENCH_SAMPLES sets how many samples are sent; 10000000 is the long run, of about a quarter of an hour.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { PAPER_LANGUAGES } from '@polyfact/schema'
import { RECOMMENDED_REWARD } from '../src/reward-config.js'
import { type Load, loadFacts } from './load.js'

const CONNECTIONS = 1000
const ROLLOUTS = 8
const FACTS = 2000
/** Until as many ended rollouts are kept for retries as ever are. */
const WARM_UP = 12 * 32_000
const samples = Number(process.env['POLYFACT_BENCH_SAMPLES'] ?? 300_000)

// the built server is measured: what runs TypeScript wraps every function
const built = new URL('../dist/server/index.js', import.meta.url).href
const { createRewardServer } = (await import(built)) as typeof import('../src/server/create-reward-server.js')

async function* facts() {
  yield* loadFacts(FACTS)
}

const server = await createRewardServer({
  facts: facts(),
  config: RECOMMENDED_REWARD,
  port: 0,
  rollouts: ROLLOUTS,
})
await server.listen()
await server.ready()
const load = { port: server.address!.port, connections: CONNECTIONS, facts: FACTS, rollouts: ROLLOUTS }
await send({ ...load, samples: roundUp(WARM_UP) })

const before = liveBytes()
const cpu = process.cpuUsage()
const { seconds, answered, wrong, clientCpuSeconds } = await send({ ...load, samples: roundUp(samples) })
const { user, system } = process.cpuUsage(cpu)
const after = liveBytes()
const state = server.state()
await server.close()

const workload = `reward server, ${CONNECTIONS} connections, cohorts of ${PAPER_LANGUAGES.length} × ${ROLLOUTS}, ${answered.toLocaleString('en')} samples`
if (wrong > 0) throw new Error(`${wrong} replies were no rewards`)
const line = (name: string, measured: string, wanted: string) =>
  console.log(`${workload}: ${name} ${measured} (wanted ${wanted})`)
line('throughput', `${Math.round(answered / seconds).toLocaleString('en')} samples/s`, '≥ 10,000 samples/s')
line('p99 of its own work', `${state.work.p99Ms!.toFixed(2)} ms`, '< 20 ms')
line('memory in use', `${megabytes(before)} before, ${megabytes(after)} after`, 'the same')
line(
  'time of processor, server',
  `${((user + system) / answered).toFixed(0)} µs a sample`,
  '< 100 µs a sample',
)
line(
  'time of processor, load generator',
  `${((clientCpuSeconds * 1e6) / answered).toFixed(0)} µs a sample`,
  'any',
)

/** Whole facts, so that no rollout is left incomplete. */
function roundUp(count: number): number {
  const ofFact = PAPER_LANGUAGES.length * ROLLOUTS
  return Math.ceil(count / ofFact) * ofFact
}

async function send(of: Load) {
  const file = fileURLToPath(new URL('load-client.ts', import.meta.url))
  const client: ChildProcess = fork(file, [JSON.stringify(of)], { execArgv: ['--import', 'tsx'] })
  const [result] = (await once(client, 'message')) as [
    { seconds: number; answered: number; wrong: number; clientCpuSeconds: number },
  ]
  return result
}

/** What is reachable, after a collection: what V8 lets lie around until it needs the room says nothing of a leak. */
function liveBytes(): number {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
  return process.memoryUsage().heapUsed
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(0)} MB`
}
