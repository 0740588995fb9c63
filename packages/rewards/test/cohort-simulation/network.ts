import type { Outcome } from '../../src/server/cohorts/sample.js'
import type { Random } from './random.js'
import { type Generation, sampleOf } from './samples.js'
import { LATENCY_MS, type Scenario } from './scenario.js'
import type { Server } from './server.js'
import type { World } from './world.js'

/** Carries calls to the server and replies back, as badly as the scenario says. */
export interface Network {
  call(generation: Generation, client: Client): Call
  later(work: () => void): void
}

/** An engine, of one call. Exactly one is called, once, unless the call is closed before. */
export interface Client {
  onReply(outcome: Outcome): void
  onReset(): void
}

export interface Call {
  /** The client gives up. */
  close(): void
}

type Connection = NonNullable<ReturnType<Server['accept']>>

interface NetworkOptions {
  readonly world: World
  readonly random: Random
  readonly scenario: Scenario
  readonly server: Server
}

export function createNetwork({ world, random, scenario, server }: NetworkOptions): Network {
  const { faults, naming } = scenario
  const isBlind = naming === 'blind'
  const latency = () => random.whole(1, LATENCY_MS)
  const later = (work: () => void) => world.schedule(latency(), work)

  function call(generation: Generation, client: Client): Call {
    const connections: Connection[] = []
    let isSettled = false
    const settle = (tell: () => void) => {
      if (isSettled) return
      isSettled = true
      tell()
    }
    const reset = () => {
      // who hears nothing runs into its own timeout
      if (naming === 'anonymous' || random.chance(0.7)) later(() => settle(client.onReset))
    }

    function arrive() {
      if (isSettled && (naming === 'anonymous' || random.chance(0.5))) return
      const connection = server.accept(sampleOf(generation, scenario), {
        name: generation.name,
        reset,
        transmit: (outcome) => {
          // a reply may leave before `accept` has returned
          world.schedule(0, () => reply(connection!, outcome))
        },
      })
      if (connection === null) reset()
      else connections.push(connection)
    }

    function reply(connection: Connection, outcome: Outcome) {
      if (isBlind) connection.delivered()
      if (random.chance(faults.lostReply)) {
        if (!isBlind) later(connection.disconnect)
        return
      }
      later(() => {
        if (isSettled || !connection.isAlive()) return isSettled ? connection.disconnect() : reset()
        connection.delivered()
        settle(() => client.onReply(outcome))
      })
    }

    if (!random.chance(faults.lostRequest)) {
      world.schedule(random.chance(faults.delayed) ? 30 * latency() : latency(), arrive)
    }
    if (random.chance(faults.repeated)) later(arrive)

    return {
      close() {
        isSettled = true
        if (random.chance(faults.unseenClose)) return
        later(() => {
          for (const connection of connections) connection.disconnect()
        })
      },
    }
  }

  return { call, later }
}
