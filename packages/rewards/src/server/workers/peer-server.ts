import { rmSync } from 'node:fs'
import { createServer, type Server, type Socket } from 'node:net'
import type { Connection } from '../cohorts/cohorts.js'
import type { FailedOutcome } from '../cohorts/sample.js'
import type { RewardService } from '../reward-service.js'
import type { RewardServerState } from '../server-state.js'
import { onMessage, type PeerRequest, sendMessage } from './peer-messages.js'

interface PeerServerOptions {
  readonly service: RewardService
  readonly state: () => RewardServerState
}

/** Takes what other processes of the same server forward to this one. A link that breaks is a client that goes away. */
export async function listenToPeers(path: string, options: PeerServerOptions): Promise<{ close(): void }> {
  const sockets = new Set<Socket>()
  const server: Server = createServer((socket) => {
    sockets.add(socket)
    serve(socket, options)
    socket.on('close', () => sockets.delete(socket))
  })
  // what a process that was killed has left behind; a pipe of Windows leaves nothing
  if (process.platform !== 'win32') rmSync(path, { force: true })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen({ path, exclusive: true }, resolve)
  })
  return {
    close() {
      server.close()
      for (const socket of sockets) socket.end()
    },
  }
}

function serve(socket: Socket, { service, state }: PeerServerOptions): void {
  const connections = new Map<number, Connection>()

  function submit(request: PeerRequest & { kind: 'submit' }) {
    const { call, engine, sample } = request
    if (service.status() !== 'ready') return sendMessage(socket, { kind: 'outcome', call, outcome: ABSENT })
    connections.set(
      call,
      service.submit(engine, sample, (outcome) => sendMessage(socket, { kind: 'outcome', call, outcome })),
    )
  }

  function abort({ call, engine, rollout }: PeerRequest & { kind: 'abort' }) {
    const result = service.status() === 'ready' ? service.abort(engine, rollout) : 'unknown'
    sendMessage(socket, { kind: 'aborted', call, result })
  }

  function take(request: PeerRequest) {
    const { call } = request
    if (request.kind === 'submit') submit(request)
    else if (request.kind === 'abort') abort(request)
    else if (request.kind === 'state') sendMessage(socket, { kind: 'state', call, state: state() })
    else {
      const connection = connections.get(call)
      connections.delete(call)
      if (request.kind === 'delivered') connection?.delivered()
      else connection?.disconnect()
    }
  }

  onMessage(socket, take)
  socket.on('error', () => {}) // 'close' follows
  socket.on('close', () => {
    for (const connection of connections.values()) connection.disconnect()
  })
}

/** What calls are told whose owner is starting, going down or has failed. */
export const ABSENT: FailedOutcome = {
  kind: 'failed',
  code: 'closed',
  message: 'submit: the process that holds this fact takes no calls now; send the same again soon',
}
