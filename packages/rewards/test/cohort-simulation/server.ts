import type { Identity } from '../../src/server/cohorts/identity.js'
import type { RolloutReference, Sample } from '../../src/server/cohorts/sample.js'
import type { Laws } from './laws.js'
import type { Oracle } from './oracle.js'
import { type Caller, createProcess, type Process } from './process.js'
import type { Random } from './random.js'
import type { Scenario } from './scenario.js'
import type { World } from './world.js'

/** What the network sees of the server. */
export interface Server {
  /** Null while it is down. */
  accept(sample: Sample, caller: Caller): (ReturnType<Process['accept']> & Pick<Process, 'isAlive'>) | null
  abort(rollout: RolloutReference): void
  /** Once nothing happens any more. */
  end(): void
}

interface ServerOptions {
  readonly world: World
  readonly random: Random
  readonly scenario: Scenario
  readonly oracle: Oracle
  readonly laws: Laws
  readonly identity: Identity | undefined
}

/** A server that dies and comes back from its log. */
export function createServer({ world, random, scenario, oracle, laws, identity }: ServerOptions): Server {
  let log: string[] = []
  let process: Process | null = null

  function start() {
    laws.started()
    process = createProcess({
      world,
      log,
      writes: scenario.log === 'grouped' ? 'grouped' : 'each',
      append: (lines) => {
        if (scenario.log !== 'none') log.push(...lines)
        laws.written(lines)
      },
      options: {
        ...scenario,
        languagesOf: (fact) => scenario.facts[fact],
        score: oracle.score,
        onEvent: laws.event,
        ...(identity && { identity }),
      },
      onOutcome: laws.outcome,
    })
  }

  /** Replaces the log by a snapshot, and sees whether both make the same. */
  function compact() {
    if (!process) return
    process.flush()
    laws.calls(process.barrier.statistics(), process.openCalls())
    if (scenario.log === 'none') return
    const snapshot = process.barrier.snapshot()
    laws.restores(log, snapshot)
    log = snapshot.map((event) => JSON.stringify(event))
  }

  function kill() {
    if (!process) return
    if (random.chance(0.2)) {
      process.barrier.close('retry')
      process.flush()
    }
    // a file may hold the beginning of what was being written
    process.kill((events) => random.whole(0, events))
    process = null
    world.schedule(random.whole(0, 300), start)
  }

  start()
  for (let kills = 0; kills < scenario.kills; kills++) world.schedule(random.whole(1, 1500), kill)
  for (let times = random.whole(0, 3); times > 0; times--) world.schedule(random.whole(1, 1500), compact)

  return {
    accept(sample, caller) {
      const accepting = process
      return accepting && { ...accepting.accept(sample, caller), isAlive: accepting.isAlive }
    },
    abort: (rollout) => process?.barrier.abort(rollout),
    end: () => laws.ended(process!.barrier.statistics(), log),
  }
}
