import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { testFact, testFacts } from './test-facts.js'
import { startTestServer } from './test-server.js'

interface Golden {
  readonly source: string
  readonly requests: readonly { readonly path: string; readonly body: Readonly<Record<string, unknown>> }[]
}

/** What engines send, from their own code: see test/golden/engines/record.py. */
const golden = (engine: string) =>
  JSON.parse(readFileSync(new URL(`../golden/engines/${engine}.json`, import.meta.url), 'utf8')) as Golden

/** One fact, whose gold is Germany, in two languages. */
const fact = testFact('Q64|P17|Q183')
const germany = Object.fromEntries(
  Object.entries({ en: 'Germany', sw: 'Ujerumani' }).map(([code, text]) => {
    const candidates = fact.languages[code]!.candidates.map((one) =>
      one.id === 'Q10' ? { ...one, text } : one,
    )
    return [code, { question: 'Which country is Berlin in?', candidates }]
  }),
)

/** The request of an engine in both languages at once. */
async function ask(engine: string) {
  const { post, ...rest } = await startTestServer({ facts: testFacts([{ ...fact, languages: germany }]) })
  const { path, body } = golden(engine).requests[0]!
  const inSwahili = JSON.parse(
    JSON.stringify(body)
      .replaceAll('\\"language\\": \\"en\\"', '\\"language\\": \\"sw\\"')
      .replaceAll('"language":"en"', '"language":"sw"')
      .replaceAll('Germany', 'Ujerumani')
      .replaceAll('resp_6f1c0b9e4b3d4f0f', 'resp_other'),
  ) as unknown
  const replies = await Promise.all([post(path, body), post(path, inSwahili)])
  for (const { status, text } of replies) expect([status, text]).toEqual([200, expect.anything()])
  return { bodies: replies.map((reply) => reply.body), post, body, path, ...rest }
}

describe('what engines send (reference)', () => {
  it('is answered as OpenRLHF reads it: one-element lists', async () => {
    for (const body of (await ask('openrlhf')).bodies) {
      expect(body).toMatchObject({ rewards: [3], scores: [1], extra_logs: { correct: [1], bonus: [1] } })
    }
  })

  it('is answered as slime reads it: the number itself', async () => {
    const { bodies, post, path, body } = await ask('slime')
    expect(bodies).toEqual([3, 3])
    const replies = ['en', 'sw'].map((language) =>
      post(`${path}?key=score`, { ...body, label: JSON.stringify({ fact_id: fact.id, language }) }),
    )
    expect((await replies[0]!).body).toMatchObject({ score: 0.5, bonus: 0 })
  })

  it('is answered as the reward function of TRL reads it', async () => {
    const { post } = await startTestServer({ facts: testFacts([{ ...fact, languages: germany }]) })
    const { path, body } = golden('trl').requests[0]!
    expect((await post(path, body)).body).toMatchObject({ rewards: [3, 3], masked: [null, null] })
  })

  it('is answered as the reward function of verl reads it', async () => {
    for (const body of (await ask('verl')).bodies) {
      expect(body).toMatchObject({ rewards: [3], components: [{ correct: 1, bonus: 1 }] })
    }
  })

  it('is answered as NeMo-Gym reads it: the request and its reward', async () => {
    const { bodies, body } = await ask('nemo-gym')
    expect(bodies[0]).toMatchObject({
      ...body,
      reward: 3,
      mask_sample: false,
      reward_components: { bonus: 1 },
    })
  })
})
