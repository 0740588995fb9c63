import { connect } from 'node:net'
import { describe, expect, it } from 'vitest'
import { testFacts } from '../../../test/server/test-facts.js'
import { openrlhfBody, startTestServer } from '../../../test/server/test-server.js'
import { RECOMMENDED_REWARD } from '../../reward-config.js'
import { completeServerOptions } from '../server-options.js'
import { createApp } from './create-app.js'

/** What comes back for bytes that no HTTP client would send. */
function raw(url: string, bytes: string): Promise<string> {
  const { hostname, port } = new URL(url)
  return new Promise((resolve, reject) => {
    let text = ''
    connect({ host: hostname, port: Number(port) }, function (this: import('node:net').Socket) {
      this.write(bytes)
    })
      .setEncoding('utf8')
      .on('data', (chunk) => {
        text += chunk
      })
      .on('close', () => resolve(text))
      .on('error', reject)
  })
}

describe('createApp', () => {
  it('lets nobody in without the token but those who ask whether it lives', async () => {
    const { get, post, url } = await startTestServer({ token: 'secret', page: '<!doctype html>' })
    for (const path of ['/healthz', '/readyz', '/']) expect(await get(path)).toMatchObject({ status: 200 })
    for (const path of ['/state', '/metrics', '/events', '/openapi.json', '/none']) {
      expect(await get(path)).toMatchObject({ status: 401, body: { error: { code: 'unauthorized' } } })
    }
    const body = openrlhfBody({})
    const refused = await post('/openrlhf', body)
    expect(refused).toMatchObject({ status: 401 })
    expect(refused.headers.get('www-authenticate')).toBe('Bearer')
    expect(await post('/openrlhf', body, { headers: { authorization: 'Bearer secre' } })).toMatchObject({
      status: 401,
    })
    const headers = { authorization: 'Bearer secret', 'content-type': 'application/json' }
    const empty = await fetch(`${url}/score`, { method: 'POST', headers, body: '{"samples":[]}' })
    expect(empty.status).toBe(200)
  })

  it('tells a path that is not there, a method that is not meant, and bytes that are no HTTP', async () => {
    const { get, url } = await startTestServer()
    const missing = await get('/reward?token=x')
    expect(missing).toMatchObject({ status: 404, body: { error: { code: 'not-found' } } })
    expect(missing.text).toContain('there is no GET /reward;')
    expect(await get('/openrlhf')).toMatchObject({ status: 404 })
    expect(await get('/%zz')).toMatchObject({ status: 400, body: { error: { code: 'invalid-request' } } })
    for (const [bytes, message] of [
      ['hello\r\n\r\n', 'the request is not HTTP (HPE_INVALID_METHOD)'],
      [
        `GET / HTTP/1.1\r\nhost: a\r\nb: ${'c'.repeat(20_000)}\r\n\r\n`,
        'the path and the headers are too large; at most 16384 bytes are taken',
      ],
    ] as const) {
      const reply = await raw(url, bytes)
      expect(reply).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/)
      expect(JSON.parse(reply.split('\r\n\r\n')[1]!)).toEqual({
        error: { code: 'invalid-request', message },
      })
    }
  })

  it('gives up a request that does not arrive, and no reply that takes long', async () => {
    const app = await createApp({
      ...completeServerOptions({ facts: testFacts(), config: RECOMMENDED_REWARD }),
      onFault() {},
    })
    // both are of Node's for the arrival of a request alone
    expect([app.server.headersTimeout, app.server.requestTimeout]).toEqual([60_000, 120_000])
    expect(app.server.timeout).toBe(0)
    await app.close()
  })

  it('writes structured logs where told, and none otherwise', async () => {
    const lines: string[] = []
    const { post } = await startTestServer({
      logLevel: 'info',
      logStream: { write: (line) => lines.push(line) },
    })
    await post('/score', '{')
    const logs = lines.map((line) => JSON.parse(line) as object)
    expect(logs).toContainEqual(expect.objectContaining({ code: 'invalid-json', path: '/score' }))
  })
})
