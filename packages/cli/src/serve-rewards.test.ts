import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PAPER_LANGUAGES, PolyfactError } from '@polyfact/schema'
import { afterEach, describe, expect, it } from 'vitest'
import { emptyFolder } from '../test/records.js'
import { answerTo, sampleFacts } from '../test/reward-answers.js'
import {
  checkServeRewards,
  type ServedRewards,
  type ServeRewardsOptions,
  serveRewards,
} from './serve-rewards.js'

const servers: ServedRewards[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close()
})

async function serve(options: Partial<ServeRewardsOptions> = {}): Promise<ServedRewards> {
  const server = await serveRewards({ data: 'sample', port: 0, ...options })
  servers.push(server)
  return server
}

async function fileOf(text: string): Promise<string> {
  const path = join(await emptyFolder(), 'file')
  await writeFile(path, text)
  return path
}

describe('serveRewards', () => {
  it('answers twelve calls of one sample each with twelve equal rewards', async () => {
    const { url } = await serve()
    const [fact] = await sampleFacts(1)
    const rewards = await Promise.all(
      PAPER_LANGUAGES.map(async (language) => {
        const prompt = `${fact!.languages[language]!.question} `
        const reply = await fetch(`${url}/openrlhf`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({
            query: [prompt + answerTo(fact!, language, language === 'sw' ? 'wrong' : 'right')],
            prompts: [prompt],
            labels: [JSON.stringify({ fact_id: fact!.id, language, rollout: 0 })],
          }),
        })
        return ((await reply.json()) as { rewards: number[] }).rewards
      }),
    )
    // right in eleven languages, wrong in one: 11, and no bonus
    expect(rewards).toEqual(PAPER_LANGUAGES.map(() => [11]))
  })

  it('shows the live page, and has the facts of all splits', async () => {
    const server = await serve()
    const page = await fetch(server.url)
    expect(page.headers.get('content-type')).toContain('text/html')
    expect(await page.text()).toContain('<title>Rewards, live</title>')
    expect(server.state()).toMatchObject({ status: 'ready', languages: [...PAPER_LANGUAGES] })
    expect(server.state().facts).toBeGreaterThan(141)
    expect(server.warnings).toEqual([])
  })

  it('warns of hazards, of rungs that the languages cannot reach, and of an open door', async () => {
    const ladder = 'preset: paper\nbonus: { shape: ladder, rungs: [{ languages: 3, value: 1 }] }'
    const { warnings } = await serve({
      config: await fileOf(ladder),
      languages: ['en', 'sw'],
      host: '0.0.0.0',
    })
    expect(warnings).toEqual([
      expect.stringMatching(/hazard silence/),
      expect.stringMatching(/0\.0\.0\.0 without a token/),
      expect.stringMatching(/the rung at 3 languages cannot be reached with 2/),
    ])
  })

  it('tells languages of one script apart where another language is penalised', async () => {
    const { url, warnings } = await serve({ config: await fileOf('wrongLanguage: { penalty: 0.2 }') })
    expect(warnings).toEqual([])
    const [fact] = await sampleFacts(1)
    const samples = PAPER_LANGUAGES.map((language) => ({
      fact_id: fact!.id,
      language,
      rollout: 0,
      text: 'I am sorry, I cannot tell you anything about that',
    }))
    const reply = await fetch(`${url}/score`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ samples }),
    })
    const { components } = (await reply.json()) as { components: { wrongLanguage: number }[] }
    expect(components.map(({ wrongLanguage }) => wrongLanguage)).toEqual(
      PAPER_LANGUAGES.map((language) => (language === 'en' ? 0 : -0.2)),
    )
  })

  it('takes the token from the first line of a file', async () => {
    const { url } = await serve({ tokenFile: await fileOf('secret\nnot this\n') })
    const status = async (token: string) =>
      (await fetch(`${url}/state`, { headers: { authorization: `Bearer ${token}` } })).status
    expect([await status('secret'), await status('not this')]).toEqual([200, 401])
    expect((await fetch(url)).status).toBe(200)
  })

  it.each<[string, () => Promise<Partial<ServeRewardsOptions>>, string]>([
    ['data that are not there', async () => ({ data: 'no/such/folder' }), 'FILE_NOT_FOUND'],
    [
      'a reward that pays for silence',
      async () => ({ config: await fileOf('answer: { empty: 0 }') }),
      'OUT_OF_RANGE',
    ],
    ['a file of the token that is not there', async () => ({ tokenFile: 'no/such/file' }), 'FILE_NOT_FOUND'],
    ['a folder for the token', async () => ({ tokenFile: tmpdir() }), 'FILE_NOT_FOUND'],
    ['an address of another machine', async () => ({ host: '192.0.2.1' }), 'INVALID_INPUT'],
    ['a token that is empty', async () => ({ tokenFile: await fileOf('\nsecret') }), 'INVALID_INPUT'],
    [
      'masks where the engine has none',
      async () => ({ engines: { verl: { policy: 'mask' as const } } }),
      'UNKNOWN_OPTION',
    ],
    ['a signal that has come', async () => ({ signal: AbortSignal.abort() }), 'ABORTED'],
  ])('refuses %s', async (_, options, code) => {
    const refusal = await serve(await options()).catch((error: unknown) => error)
    expect(PolyfactError.is(refusal) ? refusal.code : refusal).toBe(code)
  })

  it('refuses a port that is taken', async () => {
    const { url } = await serve()
    await expect(serve({ port: Number(new URL(url).port) })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      message: expect.stringMatching(/EADDRINUSE.*; an address of this machine and a free port/),
    })
  })
})

describe('checkServeRewards', () => {
  it('refuses what would not be served, and serves nothing', async () => {
    await checkServeRewards({ data: 'sample', tokenFile: await fileOf('secret') })
    await expect(checkServeRewards({ data: 'no/such/folder' })).rejects.toMatchObject({
      code: 'FILE_NOT_FOUND',
    })
    const config = await fileOf('answer: { empty: 0 }')
    await expect(checkServeRewards({ data: 'sample', config })).rejects.toMatchObject({
      code: 'OUT_OF_RANGE',
    })
    await expect(checkServeRewards({ data: 'sample', tokenFile: await fileOf('') })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    })
  })
})
