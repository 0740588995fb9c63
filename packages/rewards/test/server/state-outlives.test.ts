import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { RewardServerState } from '../../src/server/server-state.js'
import { startServerProcess } from './server-process.js'
import { testClient, until } from './test-server.js'

const folder = mkdtempSync(join(tmpdir(), 'polyfact-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function life(port: number, state: string) {
  const server = startServerProcess(port, state)
  const { url } = await server.listening()
  const client = testClient(url)
  const statistics = async () =>
    ((await client.get('/state')).body as RewardServerState).engines[0]!.statistics!
  return { ...server, ...client, port: Number(new URL(url).port), statistics }
}

describe('a server that is killed', () => {
  it('goes on where it was: retries get the reward of their rollout', async () => {
    const state = join(folder, 'killed')
    const first = await life(0, state)
    // one rollout complete, one half, one half and anonymous
    const whole = await Promise.all(
      ['en', 'sw'].map((language) => first.ask({ language, id: `${language}-0` })),
    )
    expect(whole.map(({ body }) => body)).toMatchObject([{ rewards: [3] }, { rewards: [3] }])
    const lost = [
      first.ask({ fact: 'Q2', language: 'en', id: 'half' }),
      first.ask({ fact: 'Q3', text: 'Rome' }),
    ]
    const broken = Promise.all(lost.map((call) => expect(call).rejects.toThrow()))
    await until(async () => (await first.statistics()).waiting.calls === 2)
    expect(await first.end('SIGKILL')).toBeNull()
    await broken

    const second = await life(first.port, state)
    expect((await second.statistics()).waiting).toMatchObject({ cohorts: 2, orphans: 2 })
    // what was answered before is answered alike, though nothing is sent beside it
    expect((await second.ask({ language: 'en', id: 'en-0' })).body).toMatchObject({ rewards: [3] })
    expect(await second.ask({ language: 'en', id: 'en-0', text: 'Rome' })).toMatchObject({ status: 409 })
    // the other languages alone complete what waited
    const rest = [
      second.ask({ fact: 'Q2', language: 'sw', id: 'rest' }),
      second.ask({ fact: 'Q3', language: 'sw' }),
    ]
    expect((await Promise.all(rest)).map(({ body }) => body)).toMatchObject([
      { rewards: [3] },
      { rewards: [1] },
    ])
    expect((await second.ask({ fact: 'Q2', language: 'en', id: 'half' })).body).toMatchObject({
      rewards: [3],
    })
    expect((await second.ask({ fact: 'Q3', text: 'Rome' })).body).toMatchObject({ rewards: [1] })
    expect((await second.statistics()).waiting).toMatchObject({ cohorts: 0, orphans: 0 })
    await second.end('SIGKILL')
  })

  it('forgets where it was told to keep nothing', async () => {
    const first = await life(0, '')
    const lost = expect(first.ask({ language: 'en' })).rejects.toThrow()
    await until(async () => (await first.statistics()).waiting.calls === 1)
    await first.end('SIGKILL')
    await lost
    const second = await life(first.port, '')
    expect((await second.statistics()).held.places).toBe(0)
    await second.end('SIGKILL')
  })

  it('tells those that wait to come again when it ends gently, and knows them then', async () => {
    const state = join(folder, 'gentle')
    const first = await life(0, state)
    const waiting = first.ask({ language: 'en' })
    await until(async () => (await first.statistics()).waiting.calls === 1)
    expect(await first.end('SIGTERM')).toBe(0)
    expect(await waiting).toMatchObject({ status: 503, body: { error: { code: 'closed' } } })
    expect(readFileSync(state, 'utf8')).toContain('"event":"arrived"')
    const second = await life(first.port, state)
    const again = second.ask({ language: 'en' })
    await second.ask({ language: 'sw' })
    expect((await again).body).toMatchObject({ rewards: [3] })
    await second.end('SIGKILL')
  })
})
