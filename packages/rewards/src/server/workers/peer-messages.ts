import type { Socket } from 'node:net'
import { StringDecoder } from 'node:string_decoder'
import type { Outcome, RolloutReference, Sample } from '../cohorts/sample.js'
import type { EngineName } from '../engines/engines.js'
import type { RewardServerState } from '../server-state.js'

/** What a process asks of the owner of a fact. */
export type PeerRequest =
  | { readonly kind: 'submit'; readonly call: number; readonly engine: EngineName; readonly sample: Sample }
  /** What became of the reply, as far as the client is concerned. */
  | { readonly kind: 'delivered' | 'disconnect'; readonly call: number }
  | {
      readonly kind: 'abort'
      readonly call: number
      readonly engine: EngineName
      readonly rollout: RolloutReference
    }
  | { readonly kind: 'state'; readonly call: number }

/** What it is told. */
export type PeerReply =
  | { readonly kind: 'outcome'; readonly call: number; readonly outcome: Outcome }
  | { readonly kind: 'aborted'; readonly call: number; readonly result: 'aborted' | 'ended' | 'unknown' }
  | { readonly kind: 'state'; readonly call: number; readonly state: RewardServerState }

/** Sends one message: JSON, one a line. */
export function sendMessage(socket: Socket, message: PeerRequest | PeerReply): void {
  if (socket.writable) socket.write(`${JSON.stringify(message)}\n`)
}

/** Hands over every message of a socket, in order. */
export function onMessage(socket: Socket, take: (message: never) => void): void {
  const decoder = new StringDecoder('utf8')
  let begun = ''
  socket.on('data', (chunk) => {
    const lines = decoder.write(chunk as Buffer).split('\n')
    lines[0] = begun + lines[0]!
    begun = lines.pop()!
    for (const line of lines) take(JSON.parse(line) as never)
  })
}
