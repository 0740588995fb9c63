import { connect } from 'node:net'
import { describe, expect, it } from 'vitest'
import { openrlhfBody, startTestServer } from '../../../test/server/test-server.js'

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
    const reply = await raw(url, 'hello\r\n\r\n')
    expect(reply).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/)
    expect(JSON.parse(reply.split('\r\n\r\n')[1]!)).toMatchObject({ error: { code: 'invalid-request' } })
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
