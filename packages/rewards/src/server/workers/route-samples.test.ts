import { describe, expect, it } from 'vitest'
import { testFact, testFacts } from '../../../test/server/test-facts.js'
import { testSockets } from '../../../test/server/test-peers.js'
import { startTestServer, until } from '../../../test/server/test-server.js'
import { ownerOf } from './owner-of.js'

const ids = Array.from({ length: 8 }, (_, index) => `Q${index + 1}`)

async function two() {
  const sockets = testSockets(2)
  const start = (index: number) =>
    startTestServer({ facts: testFacts(ids.map((id) => testFact(id))), peers: { index, sockets } })
  return [await start(0), await start(1)] as const
}

describe('createRouter', () => {
  it('brings the languages of a rollout together, whichever process they came to', async () => {
    const [a, b] = await two()
    const asked = ids.flatMap((fact) => [a.ask({ fact, language: 'en' }), b.ask({ fact, language: 'sw' })])
    for (const { body } of await Promise.all(asked)) expect(body).toMatchObject({ rewards: [3] })
    for (const [index, { server }] of [a, b].entries()) {
      const owned = ids.filter((fact) => ownerOf({ run: 'default', fact }, 2) === index)
      expect(owned.length).toBeGreaterThan(0)
      expect(server.state().engines[0]!.statistics!.cohorts.complete).toBe(owned.length)
    }
  })

  it('tells the state and the metrics of every process', async () => {
    const [a, b] = await two()
    const [own, other] = await Promise.all([a.get('/state'), b.get('/state?worker=0')])
    expect([own.body, other.body]).toMatchObject([
      { worker: 0, workers: 2 },
      { worker: 0, workers: 2 },
    ])
    const { text } = await b.get('/metrics')
    for (const worker of [0, 1]) expect(text).toContain(`polyfact_ready{worker="${worker}"} 1`)
  })

  it('passes an abort on to the owner', async () => {
    const [a, b] = await two()
    for (const fact_id of ids) {
      const rollout = { engine: 'trl', fact_id, rollout: 0 }
      expect((await a.post('/abort', rollout)).body).toEqual({ result: 'aborted' })
      expect((await b.post('/abort', rollout)).body).toEqual({ result: 'ended' })
    }
  })

  it('tells calls to come again whose owner goes down, and answers when it is closed itself', async () => {
    const [a, b] = await two()
    const fact = ids.find((id) => ownerOf({ run: 'default', fact: id }, 2) === 1)!
    const waiting = a.ask({ fact })
    await until(() => b.server.state().engines[0]!.statistics!.waiting.calls === 1)
    await a.server.close()
    expect(await waiting).toMatchObject({ status: 503, body: { error: { code: 'closed' } } })
    expect(b.server.state().engines[0]!.statistics!.waiting).toMatchObject({ calls: 0, orphans: 1 })
  })
})
