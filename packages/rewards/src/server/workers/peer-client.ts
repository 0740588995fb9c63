import { connect, type Socket } from 'node:net'
import type { Connection } from '../cohorts/cohorts.js'
import type { Outcome, RolloutReference, Sample } from '../cohorts/sample.js'
import type { EngineName } from '../engines/engines.js'
import type { RewardServerState } from '../server-state.js'
import { onMessage, type PeerReply, sendMessage } from './peer-messages.js'
import { ABSENT } from './peer-server.js'

/** Another process of the same server, as this one asks it. */
export interface PeerClient {
  submit(engine: EngineName, sample: Sample, reply: (outcome: Outcome) => void): Connection
  /** `unknown` while it is not there. */
  abort(engine: EngineName, rollout: RolloutReference): Promise<'aborted' | 'ended' | 'unknown'>
  /** Null while it is not there. */
  state(): Promise<RewardServerState | null>
  close(): void
}

/** Null: the link broke. */
type Take = (reply: PeerReply | null) => void

/** One link, opened when it is first needed and again when it has broken; all that waits on a broken one is told so. */
export function createPeerClient(path: string): PeerClient {
  const waiting = new Map<number, Take>()
  let socket: Socket | null = null
  let calls = 0

  function link(): Socket {
    if (socket) return socket
    const opened = connect(path)
    socket = opened
    opened.unref()
    onMessage(opened, (reply: PeerReply) => {
      const take = waiting.get(reply.call)
      waiting.delete(reply.call)
      take?.(reply)
    })
    opened.on('error', () => {}) // 'close' follows
    opened.on('close', () => {
      if (socket === opened) socket = null
      const lost = [...waiting.values()]
      waiting.clear()
      for (const take of lost) take(null)
    })
    return opened
  }

  return {
    submit(engine, sample, reply) {
      const call = calls++
      const opened = link()
      waiting.set(call, (message) => reply(message?.kind === 'outcome' ? message.outcome : ABSENT))
      sendMessage(opened, { kind: 'submit', call, engine, sample })
      let isOpen = true
      const tell = (kind: 'delivered' | 'disconnect') => {
        if (!isOpen) return
        isOpen = false
        waiting.delete(call)
        // a link that was opened since knows nothing of this call
        if (socket === opened) sendMessage(opened, { kind, call })
      }
      return { delivered: () => tell('delivered'), disconnect: () => tell('disconnect') }
    },
    abort: (engine, rollout) =>
      new Promise((resolve) => {
        const call = calls++
        waiting.set(call, (message) => resolve(message?.kind === 'aborted' ? message.result : 'unknown'))
        sendMessage(link(), { kind: 'abort', call, engine, rollout })
      }),
    state: () =>
      new Promise((resolve) => {
        const call = calls++
        waiting.set(call, (message) => resolve(message?.kind === 'state' ? message.state : null))
        sendMessage(link(), { kind: 'state', call })
      }),
    close: () => socket?.end(),
  }
}
