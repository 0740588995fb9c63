import { describe, expect, it } from 'vitest'
import { testFact, testFacts } from '../../test/server/test-facts.js'
import { startTestServer, until } from '../../test/server/test-server.js'
import { PAPER_REWARD, RECOMMENDED_REWARD } from '../reward-config.js'
import { createRewardServer } from './create-reward-server.js'

const waitingCalls = (server: Awaited<ReturnType<typeof startTestServer>>['server'], engine = 'openrlhf') =>
  server.state().engines.find((one) => one.engine === engine)!.statistics!.waiting.calls

/** Never. */
const stallMs = Number.POSITIVE_INFINITY

describe('createRewardServer', () => {
  it('answers the languages of a rollout together, each with the reward of all', async () => {
    const { ask } = await startTestServer()
    const replies = await Promise.all([ask({ language: 'en' }), ask({ language: 'sw', text: 'Paris' })])
    // 1 for Durham, 0 for Paris, no bonus
    expect(replies.map(({ body }) => body)).toEqual([
      { rewards: [1], scores: [0.5], extra_logs: logs({ correct: [1], answer: [1] }) },
      { rewards: [1], scores: [0.5], extra_logs: logs({ correct: [0], answer: [0] }) },
    ])
  })

  it('gathers samples of one fact by their order, and those of a batch among them', async () => {
    const { ask, post } = await startTestServer()
    const samples = ['Durham', 'Paris'].map((text) => ({ fact_id: 'Q1', language: 'sw', text }))
    const [first, second, batch] = await Promise.all([
      ask({ rollout: 0 }),
      ask({ rollout: 1 }),
      post('/openrlhf', {
        query: samples.map(({ text }) => `? ${text}`),
        prompts: ['? ', '? '],
        labels: [0, 1].map((rollout) => JSON.stringify({ fact_id: 'Q1', language: 'sw', rollout })),
      }),
    ])
    expect(first.body).toMatchObject({ rewards: [3] })
    expect(second.body).toMatchObject({ rewards: [1] })
    expect(batch.body).toMatchObject({ rewards: [3, 1] })
  })

  it('answers from one barrier an engine', async () => {
    const { ask, post, server } = await startTestServer({ engines: { trl: { deadlineMs: 50, stallMs } } })
    const waiting = ask({ language: 'en' })
    const other = await post('/score', { samples: [{ fact_id: 'Q1', language: 'sw', text: 'Durham' }] })
    expect(other.body).toMatchObject({ rewards: [null], masked: ['deadline'] })
    expect(waitingCalls(server)).toBe(1)
    await ask({ language: 'sw' })
    expect((await waiting).body).toMatchObject({ rewards: [3] })
  })

  it('ends what stays incomplete as the policy says', async () => {
    const engines = {
      openrlhf: { deadlineMs: 30, stallMs, policy: 'partial' },
      slime: { deadlineMs: 30, stallMs },
    } as const
    const { ask, post } = await startTestServer({ engines })
    // the missing language earns nothing, and the bonus is not due
    expect((await ask({ language: 'en' })).body).toMatchObject({ rewards: [1], scores: [0.5] })
    const label = { fact_id: 'Q1', language: 'en' }
    const failed = await post('/slime', { prompt: '?', response: 'Durham', label })
    expect(failed).toMatchObject({ status: 504, body: { error: { code: 'deadline' } } })
    expect(failed.text).toContain('no answer in sw within 30 ms of the first')
  })

  it('knows a retry by its id, and gives it the reward of its rollout', async () => {
    const { ask, server } = await startTestServer()
    const key = { headers: { 'idempotency-key': 'k' } }
    const gone = ask({ language: 'en' }, { ...key, signal: AbortSignal.timeout(50) })
    await expect(gone).rejects.toThrow()
    await until(() => waitingCalls(server) === 0)
    const again = ask({ language: 'en' }, key)
    await ask({ language: 'sw' })
    expect((await again).body).toMatchObject({ rewards: [3] })
    expect((await ask({ language: 'en' }, key)).body).toMatchObject({ rewards: [3] })
    const { calls } = server.state().engines[0]!.statistics!
    expect(calls).toMatchObject({ arrived: 2, retried: 1, replayed: 1, disconnected: 1 })
    expect(await ask({ language: 'en', text: 'Rome' }, key)).toMatchObject({ status: 409 })
  })

  it('refuses an engine that keeps too few calls in flight, by name', async () => {
    const { ask } = await startTestServer({ engines: { openrlhf: { stallMs: 50 } } })
    const alone = await ask({ language: 'en' })
    expect(alone).toMatchObject({ status: 424, body: { error: { code: 'concurrency' } } })
    expect(alone.text).toContain('raise the engine')
  })

  it('says that it is not ready while facts are read, and why they cannot be', async () => {
    let deliver = (_: string) => {}
    const waited = new Promise<string>((resolve) => {
      deliver = resolve
    })
    async function* facts() {
      yield testFact(await waited)
      yield testFact('Q1')
    }
    const server = await createRewardServer({ facts: facts(), config: RECOMMENDED_REWARD, port: 0 })
    const { url } = await server.listen()
    expect((await fetch(`${url}/readyz`)).status).toBe(503)
    expect((await fetch(`${url}/healthz`)).status).toBe(200)
    deliver('Q1')
    await expect(server.ready()).rejects.toThrow('fact Q1 comes twice')
    expect(await (await fetch(`${url}/readyz`)).text()).toContain(
      'the server has failed: createRewardServer: fact Q1',
    )
    await server.close()
  })

  it('answers those that wait when it closes, as the policy says, and refuses all others', async () => {
    const engines = { openrlhf: { policy: 'partial' } } as const
    const { ask, post, server, url } = await startTestServer({ engines })
    const waiting = ask({ language: 'en' })
    const masked = post('/score', { samples: [{ fact_id: 'Q1', language: 'en', text: 'Rome' }] })
    await until(() => waitingCalls(server) + waitingCalls(server, 'trl') === 2)
    const closing = server.close()
    expect((await waiting).body).toMatchObject({ rewards: [1] })
    expect((await masked).body).toMatchObject({ rewards: [null], masked: ['aborted'] })
    await closing
    await expect(fetch(url)).rejects.toThrow()
    expect(server.address).toBeNull()
    await server.close()
  })

  it('warns of a hazard and of an open door', async () => {
    const { server } = await startTestServer({ config: PAPER_REWARD })
    expect(server.warnings).toEqual([expect.stringContaining('hazard silence')])
  })

  it('checks its options before it does anything', async () => {
    const options = { facts: testFacts(), config: RECOMMENDED_REWARD }
    await expect(createRewardServer({ ...options, port: -1 })).rejects.toThrow('port is -1')
    await expect(createRewardServer({ ...options, token: '' })).rejects.toThrow('token is empty')
  })
})

/** Of two languages. */
const logs = (some: Record<string, number[]>) => {
  const none = { correct: [0], wrong: [0], unparseable: [0], empty: [0] }
  return { ...none, bonus: [0], languagesCorrect: [1], languages: [2], ...some }
}
