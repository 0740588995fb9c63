import { describe, expect, it } from 'vitest'
import { startTestServer, until } from '../../../test/server/test-server.js'

describe('the routes of those who run it', () => {
  it('say that the process lives and takes calls', async () => {
    const { get } = await startTestServer()
    expect((await get('/healthz')).body).toEqual({ status: 'ok' })
    expect((await get('/readyz')).body).toEqual({ status: 'ready', facts: 3 })
  })

  it('give a rollout up', async () => {
    const { ask, post, server } = await startTestServer()
    const waiting = ask({ language: 'en', rollout: 0 })
    await until(() => server.state().engines[0]!.statistics!.waiting.calls === 1)
    const rollout = { engine: 'openrlhf', fact_id: 'Q1', rollout: 0 }
    expect((await post('/abort', rollout)).body).toEqual({ result: 'aborted' })
    expect(await waiting).toMatchObject({ status: 410, body: { error: { code: 'aborted' } } })
    expect((await post('/abort', rollout)).body).toEqual({ result: 'ended' })
    expect(await post('/abort', { ...rollout, fact_id: 'Q9' })).toMatchObject({ status: 404 })
    expect(await post('/abort', { ...rollout, engine: 'none' })).toMatchObject({ status: 400 })
  })

  it('describe every path', async () => {
    const { get } = await startTestServer({ token: 'secret' })
    const headers = { authorization: 'Bearer secret' }
    const document = (await get('/openapi.json', { headers })).body as { openapi: string; paths: object }
    expect(document.openapi).toMatch(/^3\./)
    expect(Object.keys(document.paths).sort()).toEqual([
      '/abort',
      '/events',
      '/healthz',
      '/metrics',
      '/openrlhf',
      '/readyz',
      '/score',
      '/slime',
      '/state',
      '/verify',
    ])
    expect(JSON.stringify(document)).toContain('prompt and response together')
    expect(JSON.stringify(document)).toContain('whose deadline and policy hold')
  })
})
