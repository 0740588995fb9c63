import type { Connection } from '../cohorts/cohorts.js'
import type { Outcome, RolloutReference, Sample } from '../cohorts/sample.js'
import type { EngineName } from '../engines/engines.js'
import type { RewardService } from '../reward-service.js'
import type { RewardServerState } from '../server-state.js'
import { ownerOf, type Peers } from './owner-of.js'
import { createPeerClient, type PeerClient } from './peer-client.js'
import { listenToPeers } from './peer-server.js'

/** Where samples and questions go, whichever process holds the fact. */
export interface Router {
  submit(engine: EngineName, sample: Sample, reply: (outcome: Outcome) => void): Connection
  abort(engine: EngineName, rollout: RolloutReference): Promise<'aborted' | 'ended' | 'unknown'>
  /** Of one process; null while it is not there. */
  stateOf(worker: number): Promise<RewardServerState | null>
  readonly workers: number
  /** Begins to take what others forward. */
  listen(): Promise<void>
  close(): void
}

interface RouterOptions {
  readonly service: RewardService
  readonly peers: Peers
  readonly state: () => RewardServerState
}

/** Keeps what this process owns, and forwards the rest to its owner. */
export function createRouter({ service, peers, state }: RouterOptions): Router {
  const { index, sockets } = peers
  const clients: (PeerClient | null)[] = sockets.map((path, of) =>
    of === index ? null : createPeerClient(path),
  )
  const workers = sockets.length
  let listening: { close(): void } | null = null
  const clientOf = (reference: { readonly run: string; readonly fact: string }) =>
    workers === 1 ? null : clients[ownerOf(reference, workers)]!

  return {
    submit: (engine, sample, reply) => (clientOf(sample) ?? service).submit(engine, sample, reply),
    abort: async (engine, rollout) => (clientOf(rollout) ?? service).abort(engine, rollout),
    stateOf: async (worker) => (worker === index ? state() : ((await clients[worker]?.state()) ?? null)),
    workers,
    async listen() {
      if (workers > 1) listening ??= await listenToPeers(sockets[index]!, { service, state })
    },
    close() {
      listening?.close()
      for (const client of clients) client?.close()
    },
  }
}

/** A server of one process. */
export const ALONE: Peers = { index: 0, sockets: [''] }
