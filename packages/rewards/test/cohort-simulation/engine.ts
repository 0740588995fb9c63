import type { Outcome, RolloutReference } from '../../src/server/cohorts/sample.js'
import type { Laws } from './laws.js'
import type { Network } from './network.js'
import type { Random } from './random.js'
import type { Generation } from './samples.js'
import { BACKOFF_MS, type Scenario } from './scenario.js'
import type { World } from './world.js'

interface EngineOptions {
  readonly world: World
  readonly random: Random
  readonly scenario: Scenario
  readonly network: Network
  readonly laws: Pick<Laws, 'sent' | 'reached'>
  readonly abort: (rollout: RolloutReference) => void
}

/** What an engine tries again; every other outcome is the end of a sample. */
const isPassing = (outcome: Outcome) =>
  outcome.kind === 'failed' && (outcome.code === 'limit' || outcome.code === 'closed')

/** One training run: sends what it generates, so many calls at once, each until it is answered or given up. */
export function startEngine(generations: readonly Generation[], options: EngineOptions): void {
  const { world, random, scenario, network, laws, abort } = options
  const { faults, concurrency, attempts, timeoutMs } = scenario
  const queue = scenario.order === 'shuffled' ? random.shuffle(generations) : [...generations]
  const aborted = new Set<string>()
  let inFlight = 0

  function pump() {
    while (inFlight < concurrency) {
      const generation = queue.shift()
      if (generation === undefined) return
      if (aborted.has(rolloutName(generation))) continue
      inFlight++
      world.schedule(random.whole(0, 20), () => attempt(generation, 1))
    }
  }

  function finish() {
    inFlight--
    pump()
  }

  function attempt(generation: Generation, attemptsMade: number) {
    const again = () => {
      stop()
      if (attemptsMade >= attempts) return finish()
      world.schedule(BACKOFF_MS + random.whole(0, BACKOFF_MS), () => attempt(generation, attemptsMade + 1))
    }
    const isRewritten = attemptsMade > 1 && random.chance(faults.rewritten)
    const text = isRewritten ? `again ${generation.name} ${attemptsMade}` : generation.text
    const sent = { ...generation, text }
    laws.sent(sent)
    const call = network.call(sent, {
      onReset: again,
      onReply(outcome) {
        if (isPassing(outcome)) return again()
        stop()
        laws.reached(sent, outcome)
        finish()
      },
    })
    const timers = [
      world.schedule(timeoutMs, () => {
        call.close()
        again()
      }),
    ]
    if (random.chance(faults.abandoned)) {
      const abandon = () => {
        call.close()
        stop()
        finish()
      }
      timers.push(world.schedule(random.whole(1, timeoutMs), abandon))
    }
    function stop() {
      for (const cancel of timers) cancel()
    }
  }

  for (const generation of generations) {
    const { run, fact, rollout } = generation
    if (generation.language !== scenario.facts[fact]![0] || !random.chance(faults.abortedRollout)) continue
    world.schedule(random.whole(0, 500), () => {
      aborted.add(rolloutName(generation))
      network.later(() => abort({ run, fact, rollout }))
    })
  }
  pump()
}

const rolloutName = ({ fact, rollout }: Generation) => `${fact}/${rollout}`
