import { existsSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { startTestService, testSockets } from '../../../test/server/test-peers.js'
import { startTestServer, until } from '../../../test/server/test-server.js'
import type { Outcome } from '../cohorts/sample.js'
import { createPeerClient } from './peer-client.js'
import { listenToPeers } from './peer-server.js'

describe('listenToPeers', () => {
  it('takes the place of what a killed process left, and goes when it ends', async () => {
    const [path] = testSockets(1)
    writeFileSync(path!, '')
    const service = await startTestService()
    const { server } = await startTestServer()
    const listening = await listenToPeers(path!, { service, state: server.state })
    const client = createPeerClient(path!)
    expect(await client.state()).toMatchObject({ facts: 3 })
    listening.close()
    await until(() => !existsSync(path!))
    expect(await client.state()).toBeNull()
    client.close()
  })

  it('takes a link that breaks for clients that went away', async () => {
    const [path] = testSockets(1)
    const service = await startTestService()
    const { server } = await startTestServer()
    const listening = await listenToPeers(path!, { service, state: server.state })
    const client = createPeerClient(path!)
    client.submit('trl', { run: 'r', fact: 'Q1', language: 'en', text: 'Durham' }, () => {})
    await until(() => service.statistics().trl!.waiting.calls === 1)
    client.close()
    await until(() => service.statistics().trl!.waiting.orphans === 1)
    listening.close()
  })

  it('lives on, and tells calls to come again, where its state cannot be written', async () => {
    const [path] = testSockets(1)
    const service = await startTestService({ state: `${path}.state` })
    const { server } = await startTestServer()
    const listening = await listenToPeers(path!, { service, state: server.state })
    const client = createPeerClient(path!)
    const outcomes: Outcome[] = []
    service.end()
    for (const language of ['en', 'sw']) {
      const sample = { run: 'r', fact: 'Q1', language, text: 'Durham' }
      client.submit('trl', sample, (one) => outcomes.push(one)).delivered()
      client.submit('trl', sample, (one) => outcomes.push(one))
    }
    await until(() => outcomes.length === 2)
    expect(outcomes).toMatchObject([{ code: 'closed' }, { code: 'closed' }])
    expect(service.status()).toBe('failed')
    client.close()
    listening.close()
  })
})
