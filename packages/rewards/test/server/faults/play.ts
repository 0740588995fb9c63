import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createAnswerReaders } from '../../../src/server/facts/answer-readers.js'
import { readFactBook } from '../../../src/server/facts/fact-book.js'
import { createScorer } from '../../../src/server/score-rollout.js'
import { startEngine } from '../../cohort-simulation/engine.js'
import { createRandom } from '../../cohort-simulation/random.js'
import { drawGenerations, type Generation } from '../../cohort-simulation/samples.js'
import { drawScenario, type Scenario } from '../../cohort-simulation/scenario.js'
import { testFact, testFacts } from '../test-facts.js'
import { type FaultServerOptions, startFaultServer, TELLING_REWARD } from './fault-server.js'
import { type Content, createHttpLaws } from './http-laws.js'
import { createHttpNetwork } from './http-network.js'
import type { outcomeOf } from './http-reply.js'
import { createHttpWorld } from './http-world.js'

/** Real milliseconds for each of a schedule. */
const SCALE = 2
const program = fileURLToPath(new URL('fault-program.ts', import.meta.url))

/** What became of a schedule against the real server. */
export interface Played {
  readonly violations: readonly string[]
  readonly outcomes: readonly string[]
  readonly kills: number
}

/**
 * A schedule of the simulation, as far as loopback can play it.
 *
 * A reply that leaves while its client gives up is delivered for the server and lost for the client. Nothing but an id or
 * a rollout number tells the retry from another sample then, so that engines which send neither are patient here. A
 * server is killed at most once.
 */
export function httpScenario(seed: number): Scenario {
  const scenario = drawScenario(createRandom(seed))
  const faults = { ...scenario.faults, unseenClose: 0, rewritten: 0 }
  const base = { ...scenario, unscorable: [], faults }
  if (scenario.naming !== 'anonymous' && scenario.naming !== 'blind') {
    return { ...base, kills: scenario.log === 'none' ? 0 : Math.min(1, scenario.kills) }
  }
  return {
    ...base,
    naming: 'anonymous',
    kills: 0,
    timeoutMs: 1_000_000,
    faults: { ...faults, lostRequest: 0, lostReply: 0, repeated: 0, abandoned: 0 },
  }
}

export async function play(seed: number): Promise<Played> {
  const scenario = httpScenario(seed)
  const random = createRandom(seed + 1_000_000)
  const generations = drawGenerations(scenario, random).map(telling)
  const folder = mkdtempSync(join(tmpdir(), 'polyfact-'))
  const world = createHttpWorld(SCALE)
  const laws = createHttpLaws({ scenario, generations, rewardOf: await scoreApart(scenario) })
  const server = await startServer(scenario, join(folder, 'state'))
  const network = createHttpNetwork({ world, random, scenario, port: server.port, onReply: () => {} })
  const abort = ({ run, fact, rollout }: { run: string; fact: string; rollout: number | string }) => {
    const body = JSON.stringify({ engine: 'trl', run, fact_id: fact, rollout })
    const headers = { 'content-type': 'application/json' }
    const url = `http://127.0.0.1:${server.port}/abort`
    void fetch(url, { method: 'POST', headers, body }).catch(() => {})
  }
  const engineLaws = { sent() {}, reached: laws.reached }
  for (const run of scenario.runs) {
    const ofRun = generations.filter((generation) => generation.run === run)
    startEngine(ofRun, { world, random, scenario, network, laws: engineLaws, abort })
  }
  if (scenario.kills > 0) {
    world.schedule(random.whole(1, 500), () => {
      const done = world.begin()
      void server.restart().then(done)
    })
  }
  await world.idle()
  laws.ended()
  await server.end()
  rmSync(folder, { recursive: true, force: true })
  const outcomes = generations.map(({ name }) => kindOf(laws.outcomes.get(name)))
  return { violations: laws.violations, outcomes, kills: scenario.kills }
}

const kindOf = (outcome?: ReturnType<typeof outcomeOf>) =>
  outcome === undefined ? 'unanswered' : outcome.kind === 'failed' ? outcome.code : outcome.kind

/** The same generation with a text whose length is its own, or that of those with an equal text. */
function telling(generation: Generation): Generation {
  let length = 0
  for (const character of generation.text) length = (length * 31 + character.charCodeAt(0)) % 4001
  return { ...generation, text: `Durham ${'x'.repeat(length)}` }
}

/** The reward of a rollout, computed beside the server. */
async function scoreApart({ facts }: Scenario) {
  const book = await readFactBook(testFacts(Object.entries(facts).map(([id, codes]) => testFact(id, codes))))
  const readers = createAnswerReaders(book, { most: 100 })
  const score = createScorer({ book, readers, config: TELLING_REWARD, onScored: () => {} })
  return (fact: string, content: Content) => {
    const present = facts[fact]!.filter((language) => language in content)
    const answers = present.map((language) => ({ language, text: content[language]! }))
    const missing = facts[fact]!.filter((language) => !(language in content))
    return score({ run: '', fact, rollout: 0, answers, missing })[present[0]!]!.reward
  }
}

/** In this process; in one of its own where it is to be killed. */
async function startServer(scenario: Scenario, state: string) {
  const { deadlineMs, retentionMs, stallMs, policy, limits, facts } = scenario
  const ms = (time: number) => Math.min(SCALE * time, 2 ** 31 - 1)
  const trl = {
    deadlineMs: ms(deadlineMs),
    retentionMs: ms(retentionMs),
    stallMs: ms(stallMs),
    policy,
    limits,
  }
  const options: FaultServerOptions = { facts, trl, port: 0, state: scenario.log === 'none' ? null : state }
  if (scenario.kills === 0) {
    const server = await startFaultServer(options)
    return { port: server.address!.port, restart: async () => {}, end: server.close }
  }

  async function start(port: number) {
    const child: ChildProcess = fork(program, [JSON.stringify({ ...options, port })], {
      execArgv: ['--import', 'tsx'],
    })
    const [message] = (await once(child, 'message')) as [{ port: number }]
    return { child, port: message.port }
  }
  async function kill(child: ChildProcess) {
    const ended = once(child, 'exit')
    child.kill('SIGKILL')
    await ended
  }
  let running = await start(0)
  return {
    port: running.port,
    async restart() {
      await kill(running.child)
      running = await start(running.port)
    },
    end: () => kill(running.child),
  }
}
