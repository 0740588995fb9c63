import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { startServerProcess } from '../../../test/server/server-process.js'
import { testClient, until } from '../../../test/server/test-server.js'
import type { RewardServerState } from '../server-state.js'
import { ownerOf } from './owner-of.js'
import { runWorkers } from './run-workers.js'

const folder = mkdtempSync(join(tmpdir(), 'polyfact-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const ids = Array.from({ length: 8 }, (_, index) => `Q${index + 1}`)

describe('runWorkers', () => {
  it('serves one address from several processes, and starts one again that was killed', async () => {
    const server = startServerProcess(0, join(folder, 'state'), 2)
    const workers = [await server.listening(), await server.listening()]
    expect(new Set(workers.map(({ url }) => url)).size).toBe(1)
    const { ask, get } = testClient(workers[0]!.url)
    const stateOf = async (worker: number) => (await get(`/state?worker=${worker}`)).body as RewardServerState

    const asked = ids.flatMap((fact) => ['en', 'sw'].map((language) => ask({ fact, language })))
    for (const { body } of await Promise.all(asked)) expect(body).toMatchObject({ rewards: [3] })
    for (const worker of [0, 1])
      expect((await stateOf(worker)).engines[0]!.statistics!.cohorts.complete).toBeGreaterThan(0)

    // half a rollout waits in the process that is killed
    const [victim] = workers.filter(({ worker }) => worker === 1)
    const run = 'b'
    const fact = ids.find((id) => ownerOf({ run, fact: id }, 2) === 1)!
    const waiting = ask({ fact, run, language: 'en', id: 'x' }).catch(() => null)
    await until(async () => (await stateOf(1)).engines[0]!.statistics!.waiting.calls === 1)
    process.kill(victim!.pid, 'SIGKILL')
    // from the other process a reply that says so, from the killed one nothing at all
    expect([503, undefined]).toContain((await waiting)?.status)
    expect(await server.listening()).toMatchObject({ worker: 1 })
    const replies = await Promise.all([
      ask({ fact, run, language: 'en', id: 'x' }),
      ask({ fact, run, language: 'sw', id: 'y' }),
    ])
    for (const { body } of replies) expect(body).toMatchObject({ rewards: [3] })
    const { retried, replayed } = (await stateOf(1)).engines[0]!.statistics!.calls
    expect(retried + replayed).toBe(1)

    expect(await server.end('SIGTERM')).toBe(0)
    await expect(get('/healthz')).rejects.toThrow()
  })

  it('says which process did not come up', { timeout: 60_000 }, async () => {
    const taken = startServerProcess(0)
    const { url } = await taken.listening()
    const server = startServerProcess(Number(new URL(url).port), '', 2, 'pipe')
    let said = ''
    server.child.stderr!.setEncoding('utf8').on('data', (text: string) => (said += text))
    expect(await server.ended()).toBe(1)
    expect(said).toMatch(/EADDRINUSE/)
    expect(said).toMatch(/runWorkers: process [01] ended with code 1 before it took calls/)
  })

  it('wants at least one', async () => {
    const start = () => expect.unreachable()
    await expect(runWorkers(0, start)).rejects.toMatchObject({ code: 'OUT_OF_RANGE' })
    await expect(runWorkers(1.5, start)).rejects.toThrow('runWorkers: workers is 1.5; a whole number')
  })
})
