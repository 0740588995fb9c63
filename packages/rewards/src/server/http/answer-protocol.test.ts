import { describe, expect, it } from 'vitest'
import { openrlhfBody, startTestServer, until } from '../../../test/server/test-server.js'

describe('answerProtocol', () => {
  it('answers a request without samples at once', async () => {
    const { post } = await startTestServer()
    const empty = { query: [], prompts: [], labels: [] }
    expect((await post('/openrlhf', empty)).body).toEqual({ rewards: [], scores: [], extra_logs: {} })
  })

  it('gives no place to any sample of a request with one that is not known', async () => {
    const { post, server } = await startTestServer()
    const samples = ['Q1', 'Q9'].map((fact_id) => ({ fact_id, language: 'en', text: 'Durham' }))
    expect(await post('/score', { samples })).toMatchObject({ status: 404 })
    expect(server.state().engines.find(({ engine }) => engine === 'trl')!.statistics!.held.places).toBe(0)
  })

  it('counts a reply as delivered only when it is: another client with the same text is another sample', async () => {
    const { ask, server } = await startTestServer()
    await Promise.all([ask({ language: 'en' }), ask({ language: 'sw' })])
    await Promise.all([ask({ language: 'en' }), ask({ language: 'sw' })])
    expect(server.state().engines[0]!.statistics!.cohorts.complete).toBe(2)
    const gone = ask({ language: 'en' }, { signal: AbortSignal.timeout(30) })
    await expect(gone).rejects.toThrow()
    await until(() => server.state().engines[0]!.statistics!.waiting.orphans === 1)
    const back = ask({ language: 'en' })
    await ask({ language: 'sw' })
    expect((await back).body).toMatchObject({ rewards: [3] })
    expect(server.state().engines[0]!.statistics!.calls).toMatchObject({ takenOver: 1 })
  })

  it('keeps the reward of a sample beside one that failed, for the retry of both', async () => {
    const engines = { verl: { deadlineMs: 300, stallMs: Number.POSITIVE_INFINITY } }
    const { post, server } = await startTestServer({ engines })
    const sample = (fact_id: string, language: string) => ({ fact_id, language, text: 'Durham' })
    const failing = post('/score?engine=verl', { samples: [sample('Q1', 'en'), sample('Q2', 'en')] })
    await post('/score?engine=verl', { samples: [sample('Q1', 'sw')] })
    expect(await failing).toMatchObject({ status: 504 })
    const again = await post('/score?engine=verl', { samples: [sample('Q1', 'en')] })
    expect(again.body).toMatchObject({ rewards: [3] })
    const verl = server.state().engines.find(({ engine }) => engine === 'verl')!
    expect(verl.statistics!.calls).toMatchObject({ arrived: 3, takenOver: 1 })
  })

  it('makes one key of a request a key of each of its samples', async () => {
    const { post, server } = await startTestServer()
    const samples = ['en', 'sw'].map((language) => ({ fact_id: 'Q1', language, text: 'Durham' }))
    const headers = { 'idempotency-key': 'a' }
    for (let time = 0; time < 2; time++) {
      expect((await post('/score', { samples }, { headers })).body).toMatchObject({ rewards: [3, 3] })
    }
    const trl = server.state().engines.find(({ engine }) => engine === 'trl')!
    expect(trl.statistics!.calls).toMatchObject({ arrived: 2, replayed: 2, takenOver: 0 })
    const long = { headers: { 'idempotency-key': 'a'.repeat(201) } }
    expect(await post('/openrlhf', openrlhfBody({}), long)).toMatchObject({ status: 400 })
  })
})
