import { connect } from 'node:net'
import type { Network } from '../../cohort-simulation/network.js'
import type { Random } from '../../cohort-simulation/random.js'
import { type Generation, sampleOf } from '../../cohort-simulation/samples.js'
import { LATENCY_MS, type Scenario } from '../../cohort-simulation/scenario.js'
import { type HttpReply, outcomeOf } from './http-reply.js'
import type { HttpWorld } from './http-world.js'

interface HttpNetworkOptions {
  readonly world: HttpWorld
  readonly random: Random
  readonly scenario: Scenario
  readonly port: number
  readonly onReply: (generation: Generation, reply: HttpReply) => void
}

/** Carries calls to a real server over loopback, as badly as the scenario says. */
export function createHttpNetwork(options: HttpNetworkOptions): Network {
  const { world, random, scenario, port, onReply } = options
  const { faults } = scenario
  const url = `http://127.0.0.1:${port}/score?engine=trl`

  async function post(generation: Generation, signal?: AbortSignal): Promise<HttpReply> {
    const { fact, ...sample } = sampleOf(generation, scenario)
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ samples: [{ ...sample, fact_id: fact }] }),
      ...(signal && { signal }),
    })
    return { status: response.status, body: await response.json() }
  }

  /** A request of which only the beginning arrives. */
  function postHalf(signal: AbortSignal) {
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(
        'POST /score HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{"sam',
      )
    })
    socket.on('error', () => {})
    signal.addEventListener('abort', () => socket.destroy())
  }

  return {
    later: (work) => world.schedule(random.whole(1, LATENCY_MS), work),
    call(generation, client) {
      const gone = new AbortController()
      const isLost = random.chance(faults.lostRequest)
      const loses = random.chance(faults.lostReply)
      const hears = random.chance(0.7)
      let isClosed = false

      async function send() {
        if (isClosed) return
        if (isLost) return postHalf(gone.signal)
        const done = world.begin()
        try {
          const reply = await post(generation, gone.signal)
          if (isClosed) return
          if (loses) {
            if (hears) client.onReset()
            return
          }
          onReply(generation, reply)
          client.onReply(outcomeOf(reply))
        } catch {
          if (!isClosed) client.onReset()
        } finally {
          done()
        }
      }

      const latency = random.whole(1, LATENCY_MS)
      world.schedule(random.chance(faults.delayed) ? 30 * latency : latency, () => void send())
      if (random.chance(faults.repeated)) {
        const again = new AbortController()
        world.schedule(latency, () => void post(generation, again.signal).catch(() => {}))
        // whoever repeats a request does not wait for both
        world.schedule(20 * LATENCY_MS, () => again.abort())
      }
      return {
        close() {
          isClosed = true
          gone.abort()
        },
      }
    },
  }
}
