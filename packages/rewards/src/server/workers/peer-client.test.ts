import { describe, expect, it } from 'vitest'
import { startTestService, testSockets } from '../../../test/server/test-peers.js'
import { startTestServer, until } from '../../../test/server/test-server.js'
import type { Outcome } from '../cohorts/sample.js'
import { createPeerClient } from './peer-client.js'
import { listenToPeers } from './peer-server.js'

const sample = (language: string) => ({ run: 'r', fact: 'Q1', language, text: 'Durham' })

describe('createPeerClient', () => {
  it('brings back the outcome, and tells what became of the reply', async () => {
    const [path] = testSockets(1)
    const service = await startTestService()
    const { server } = await startTestServer()
    const listening = await listenToPeers(path!, { service, state: server.state })
    const client = createPeerClient(path!)
    const outcomes: Outcome[] = []
    const [en, sw] = ['en', 'sw'].map((code) =>
      client.submit('trl', sample(code), (one) => outcomes.push(one)),
    )
    await until(() => outcomes.length === 2)
    expect(outcomes).toMatchObject([
      { kind: 'rewarded', reward: 3 },
      { kind: 'rewarded', reward: 3 },
    ])
    en!.delivered()
    sw!.disconnect()
    // the reply in English arrived, so that the same text is another sample; that in Swahili did not
    client.submit('trl', sample('sw'), (one) => outcomes.push(one))
    client.submit('trl', sample('en'), (one) => outcomes.push(one))
    await until(() => outcomes.length === 3)
    expect(service.statistics().trl!.calls).toMatchObject({ arrived: 3, takenOver: 1 })
    expect(await client.abort('trl', { run: 'r', fact: 'Q1', rollout: 1 })).toBe('aborted')
    expect(await client.abort('trl', { run: 'r', fact: 'Q1', rollout: 1 })).toBe('ended')
    client.close()
    listening.close()
  })

  it('tells everybody to come again where nobody listens', async () => {
    const client = createPeerClient(testSockets(1)[0]!)
    const outcome = await new Promise<Outcome>((resolve) => {
      client.submit('trl', sample('en'), resolve).delivered()
      client.submit('trl', sample('en'), resolve)
    })
    expect(outcome).toMatchObject({ kind: 'failed', code: 'closed' })
    expect(await client.abort('trl', { run: 'r', fact: 'Q1', rollout: 1 })).toBe('unknown')
    expect(await client.state()).toBeNull()
    client.close()
  })
})
