import type { Identity } from '../../src/server/cohorts/identity.js'
import { startEngine } from './engine.js'
import { createLaws } from './laws.js'
import { createNetwork } from './network.js'
import { createOracle } from './oracle.js'
import { createRandom } from './random.js'
import { drawGenerations } from './samples.js'
import { drawScenario, type Scenario } from './scenario.js'
import { createServer } from './server.js'
import { createWorld } from './world.js'

/** What became of one schedule. */
export interface Simulation {
  readonly seed: number
  readonly scenario: Scenario
  /** Sentences; empty where every law held. */
  readonly violations: readonly string[]
  readonly samples: number
  /** Samples by what reached the engine, `unanswered` among it. */
  readonly outcomes: Readonly<Record<string, number>>
}

/** Plays the schedule of a seed to its end and checks every law on it; the same seed, the same schedule. */
export function simulate(seed: number, identity?: Identity): Simulation {
  const random = createRandom(seed)
  const scenario = drawScenario(random)
  const world = createWorld()
  const generations = drawGenerations(scenario, random)
  const oracle = createOracle(scenario.unscorable)
  const laws = createLaws({ world, scenario, generations, oracle, identity })
  const violations: string[] = []
  try {
    const server = createServer({ world, random, scenario, oracle, laws, identity })
    const network = createNetwork({ world, random, scenario, server })
    for (const run of scenario.runs) {
      const ofRun = generations.filter((generation) => generation.run === run)
      startEngine(ofRun, { world, random, scenario, network, laws, abort: server.abort })
    }
    world.run()
    server.end()
  } catch (error) {
    violations.push(`threw: ${error instanceof Error ? error.stack : error}`)
  }
  const outcomes: Record<string, number> = {}
  for (const { name } of generations) {
    const outcome = laws.received.get(name)
    const kind =
      outcome === undefined ? 'unanswered' : outcome.kind === 'failed' ? outcome.code : outcome.kind
    const partial = outcome?.kind === 'rewarded' && outcome.cohort.missing.length > 0 ? 'partial' : kind
    outcomes[partial] = (outcomes[partial] ?? 0) + 1
  }
  return {
    seed,
    scenario,
    violations: [...laws.violations, ...violations],
    samples: generations.length,
    outcomes,
  }
}
