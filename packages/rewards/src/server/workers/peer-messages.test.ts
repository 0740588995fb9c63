import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { describe, expect, it } from 'vitest'
import { until } from '../../../test/server/test-server.js'
import { onMessage, type PeerRequest, sendMessage } from './peer-messages.js'

describe('peer messages', () => {
  it('arrive whole and in order, however they are cut', async () => {
    const taken: PeerRequest[] = []
    const server = createServer((socket) => onMessage(socket, (message: PeerRequest) => taken.push(message)))
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const socket: Socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
    await once(socket, 'connect')
    const sample = { run: 'r', fact: 'Q1', language: 'zh', text: `达\n${'勒'.repeat(100_000)}` }
    sendMessage(socket, { kind: 'submit', call: 0, engine: 'trl', sample })
    sendMessage(socket, { kind: 'delivered', call: 0 })
    const bytes = Buffer.from('{"kind":"state","call":1,"more":"达"}\n')
    for (const byte of bytes) {
      socket.write(Buffer.of(byte))
      await new Promise(setImmediate)
    }
    await until(() => taken.length === 3)
    expect(taken).toEqual([
      { kind: 'submit', call: 0, engine: 'trl', sample },
      { kind: 'delivered', call: 0 },
      { kind: 'state', call: 1, more: '达' },
    ])
    socket.destroy()
    sendMessage(socket, { kind: 'delivered', call: 2 }) // to nobody
    server.close()
  })
})
