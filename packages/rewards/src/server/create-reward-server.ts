import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { answerProtocol } from './http/answer-protocol.js'
import { addControlRoutes } from './http/control-routes.js'
import { createApp } from './http/create-app.js'
import { prometheusText } from './http/prometheus.js'
import { addWatchRoutes } from './http/watch-routes.js'
import { createWorkMeter } from './http/work-meter.js'
import { PROTOCOLS } from './protocols/protocols.js'
import { createRewardService } from './reward-service.js'
import { completeServerOptions, type RewardServerOptions } from './server-options.js'
import { type RewardServerState, serverState } from './server-state.js'
import { startupWarnings } from './startup-warnings.js'
import { createLagMeter } from './watch/event-loop-lag.js'
import { createRouter } from './workers/route-samples.js'

/** A reward server: gathers the languages of a rollout behind calls of one sample, and answers all with one reward. */
export interface RewardServer {
  /** Begins to take connections. */
  listen(): Promise<{ readonly url: string }>
  /** Resolves once facts are read and the state is restored; rejects where they cannot be. */
  ready(): Promise<void>
  /** Where it listens; null while it does not. */
  readonly address: { readonly host: string; readonly port: number } | null
  /** What a person should know before a run: hazards of the reward, an open door. */
  readonly warnings: readonly string[]
  /** As `GET /state` has it. */
  state(): RewardServerState
  /**
   * Takes no further call, answers those that wait, and ends. With a state file they are told to come again; without one
   * the policy of their engine decides, as at the deadline.
   */
  close(): Promise<void>
}

/** How long a client that does not read its reply can hold the end up. */
const DRAIN_MS = 5000

/** How often a page that watches hears of news. */
const EVENTS_MS = 1000

/**
 * Creates the server of a reward that no engine can give by itself: pooled over the languages of a rollout.
 *
 * Engines call it per sample or per batch, each by its own protocol; a call waits until all languages of its rollout are
 * there, or until the deadline of its engine. Nothing is read, opened or bound before the options are checked; facts are
 * read in the background.
 *
 * @param options - see {@link RewardServerOptions}.
 * @returns see {@link RewardServer}; it listens when told to.
 * @throws {@link PolyfactError} `UNKNOWN_OPTION`, `OUT_OF_RANGE`, `INVALID_INPUT`, and as {@link checkRewardConfig}.
 *   `ready()` rejects with what reading facts throws, `EMPTY_INPUT`, `DUPLICATE_ID`, `UNKNOWN_LANGUAGE`, and for the state
 *   file `UNSUPPORTED_FORMAT`, `FILE_CORRUPT`, `FILE_CHANGED` and `INVALID_INPUT` (written of other facts).
 * @see docs/reward-server.md
 */
export async function createRewardServer(options: RewardServerOptions): Promise<RewardServer> {
  const complete = {
    ...completeServerOptions(options),
    onFault: (error: unknown) => app.log.error(error, 'the server has failed'),
  }
  const app = await createApp(complete)
  const startedAt = Date.now()
  const service = createRewardService(options.facts, complete)
  const work = createWorkMeter()
  const open = { count: 0 }
  const lag = createLagMeter()
  const state = () => serverState({ service, options: complete, work, startedAt, lag })
  const router = createRouter({ service, peers: complete.peers, state })

  for (const protocol of PROTOCOLS) {
    const { path, summary, body, query, reply } = protocol
    const schema = { summary, body, querystring: query, response: { 200: reply } }
    app.post(
      path,
      { schema },
      answerProtocol(protocol, { service, router, textLimit: complete.textLimit, work, open }),
    )
  }
  addControlRoutes(app, { service, router })
  const endEvents = addWatchRoutes(app, {
    state,
    stateOf: router.stateOf,
    metrics,
    page: complete.page,
    everyMs: EVENTS_MS,
  })
  const warnings = startupWarnings(complete)
  let closing: Promise<void> | null = null

  async function metrics() {
    const states = await Promise.all(
      Array.from({ length: router.workers }, (_, index) => router.stateOf(index)),
    )
    lag.reset()
    return prometheusText(states.filter((one) => one !== null))
  }

  async function close() {
    service.close()
    // calls that wait in another process are told to come again
    router.close()
    endEvents()
    const closed = app.close()
    for (let waitedMs = 0; open.count > 0 && waitedMs < DRAIN_MS; waitedMs += 10) await sleep(10)
    // connections that a client keeps for later, or opened and never used
    app.server.closeAllConnections()
    await closed
    service.end()
    lag.close()
  }

  return {
    warnings,
    state,
    ready: service.ready,
    async listen() {
      const { host, port } = complete
      await router.listen()
      await app.listen({ host, port, backlog: 4096 })
      for (const warning of warnings) app.log.warn(warning)
      return { url: urlOf(app.server.address() as AddressInfo) }
    },
    get address() {
      const address = app.server.address() as AddressInfo | null
      return address && { host: address.address, port: address.port }
    },
    close() {
      closing ??= close()
      return closing
    },
  }
}

function urlOf({ address, family, port }: AddressInfo): string {
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`
}
