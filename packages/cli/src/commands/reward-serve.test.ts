import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { answerTo, sampleFacts } from '../../test/reward-answers.js'

const command = fileURLToPath(new URL('../../bin/polyfact.js', import.meta.url))

/** The command in a process of its own, once it has said where it listens. */
async function serve(...words: string[]) {
  const all = ['reward', 'serve', '--data', 'sample', '--port', '0', ...words]
  const child = spawn(process.execPath, [command, ...all], { stdio: ['ignore', 'pipe', 'pipe'] })
  const complaints: string[] = []
  child.stderr.setEncoding('utf8').on('data', (text: string) => complaints.push(text))
  const [printed] = (await once(child.stdout.setEncoding('utf8'), 'data')) as [string]
  const ended = once(child, 'exit')
  return { child, printed, url: printed.split(' ', 1)[0]!, complaints, ended }
}

/** The command in a process that ends by itself. */
async function refused(...words: string[]) {
  const all = ['reward', 'serve', '--data', 'sample', '--port', '0', ...words]
  const child = spawn(process.execPath, [command, ...all], { stdio: ['ignore', 'ignore', 'pipe'] })
  let complaints = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaints += text
  })
  const [code] = await once(child, 'close')
  return { code, complaints }
}

const post = (url: string, samples: readonly object[]) =>
  fetch(`${url}score`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ samples }),
  })

describe('polyfact reward serve', () => {
  it('answers what waits when it is stopped, and exits as a stopped command', {
    timeout: 60_000,
  }, async () => {
    const { child, printed, url, complaints, ended } = await serve(
      '--deadline',
      '30',
      '--policy',
      'trl=partial',
    )
    expect(printed).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/ {2}[\d,]+ facts in 12 languages; Ctrl-C ends it\n$/)
    const [fact] = await sampleFacts(1)
    const waits = post(url, [{ fact_id: fact!.id, language: 'en', text: answerTo(fact!, 'en', 'right') }])
    await waiting(`${url}state`)
    child.kill('SIGINT')
    expect(await (await waits).json()).toMatchObject({ rewards: [1] }) // what one right answer earns
    expect((await ended)[0]).toBe(130)
    expect(complaints.join('')).toBe(
      'stopping; Ctrl-C again stops at once\npolyfact: stopped; all calls that waited were answered\n',
    )
  })

  it('says once why it cannot serve', { timeout: 60_000 }, async () => {
    const { code, complaints } = await refused('--data', 'no/such/folder')
    expect(code).toBe(1)
    expect(complaints).toMatch(/^polyfact: loadFacts: there is no folder no\/such\/folder; [^\n]*\n$/)
  })

  it.each(['1', '2'])(
    'ends where its port is taken, with --workers %s',
    { timeout: 60_000 },
    async (workers) => {
      const { child, url, ended } = await serve()
      const { code, complaints } = await refused('--port', new URL(url).port, '--workers', workers)
      expect(code).toBe(1)
      expect(complaints).toMatch(
        /^polyfact: serveRewards: .*EADDRINUSE.*; an address of this machine and a free port/,
      )
      child.kill('SIGINT')
      await ended
    },
  )

  it('serves one address from several processes', { timeout: 60_000 }, async () => {
    const { child, url, ended } = await serve('--workers', '2')
    const facts = await sampleFacts(4)
    // every call on a connection of its own, so that both processes take some
    const rewards = await Promise.all(
      facts.flatMap((fact) =>
        Object.keys(fact.languages).map(async (language) => {
          const text = answerTo(fact, language, 'right')
          const reply = await post(url, [{ fact_id: fact.id, language, rollout: 0, text }])
          const answer = (await reply.json()) as { rewards?: number[] }
          return answer.rewards?.[0] ?? answer // the refusal, to be seen
        }),
      ),
    )
    expect(rewards).toEqual(rewards.map(() => 13))
    child.kill('SIGINT')
    expect((await ended)[0]).toBe(130)
  })
})

/** Resolves when one rollout waits. */
async function waiting(state: string): Promise<void> {
  for (;;) {
    const { engines } = (await (await fetch(state)).json()) as {
      engines: { statistics: { waiting: { cohorts: number } } }[]
    }
    if (engines.some(({ statistics }) => statistics.waiting.cohorts === 1)) return
  }
}
