import { describe, expect, it } from 'vitest'
import { startTestServer } from '../../../test/server/test-server.js'
import type { RewardServerState } from '../server-state.js'

describe('the routes of those who watch', () => {
  it('give the state as JSON', async () => {
    const { get, ask } = await startTestServer()
    await Promise.all([ask({ language: 'en' }), ask({ language: 'sw' })])
    const { body, headers } = await get('/state')
    const state = body as RewardServerState
    expect(headers.get('cache-control')).toBe('no-store')
    expect(state).toMatchObject({ schemaVersion: 1, status: 'ready', worker: 0, workers: 1, facts: 3 })
    expect(state.runs[0]).toMatchObject({ run: 'default', rollouts: 1 })
    expect(state.recent[0]).toMatchObject({
      fact: 'Q1',
      reward: 3,
      answers: [{ language: 'en' }, { language: 'sw' }],
    })
    expect(await get('/state?worker=0')).toMatchObject({ status: 200 })
    expect(await get('/state?worker=3')).toMatchObject({ status: 404 })
    expect(await get('/state?worker=x')).toMatchObject({ status: 400 })
  })

  it('send it as an event at once, and again while somebody listens', async () => {
    const { url, server } = await startTestServer()
    const leave = new AbortController()
    const { body, headers } = await fetch(`${url}/events`, { signal: leave.signal })
    expect(headers.get('content-type')).toBe('text/event-stream')
    const reader = body!.pipeThrough(new TextDecoderStream()).getReader()
    let text = ''
    while (text.split('event: state\n').length < 3) text += (await reader.read()).value
    const [, first] = text.split('event: state\n')
    expect(JSON.parse(first!.slice('data: '.length))).toMatchObject({ facts: 3 })
    // a server that closes does not wait for those who watch
    await server.close()
    leave.abort()
  })

  it('show the page that the server was given, and nothing where it has none', async () => {
    const page = '<!doctype html><title>run</title>'
    const given = await startTestServer({ page })
    const { text, headers } = await given.get('/')
    expect(text).toBe(page)
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    const none = await startTestServer()
    expect(await none.get('/')).toMatchObject({ status: 404 })
  })
})
