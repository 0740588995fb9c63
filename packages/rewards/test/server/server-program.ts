/** A server in a process of its own, or in several: `server-program.ts <port> <state file> <workers>`. Tells when it listens. */
import cluster from 'node:cluster'
import { RECOMMENDED_REWARD } from '../../src/reward-config.js'
import { createRewardServer } from '../../src/server/create-reward-server.js'
import type { Peers } from '../../src/server/workers/owner-of.js'
import { runWorkers } from '../../src/server/workers/run-workers.js'
import { testFact, testFacts } from './test-facts.js'

const [port, state, workers] = process.argv.slice(2)
const facts = Array.from({ length: 8 }, (_, index) => testFact(`Q${index + 1}`))

async function start(peers?: Peers) {
  const server = await createRewardServer({
    facts: testFacts(facts),
    config: RECOMMENDED_REWARD,
    port: Number(port),
    ...(state && { state: peers ? `${state}.${peers.index}` : state }),
    ...(peers && { peers }),
  })
  await server.ready()
  const { url } = await server.listen()
  process.send?.({ url, worker: peers?.index ?? 0, pid: process.pid })
  return server
}

if (Number(workers) > 1) {
  cluster.on('message', (_worker, message) => {
    if (typeof message === 'object') process.send?.(message) // what start tells
  })
  const running = await runWorkers(Number(workers), start)
  process.on('SIGTERM', () => void running.close())
} else {
  const server = await start()
  process.on('SIGTERM', () => void server.close())
}
