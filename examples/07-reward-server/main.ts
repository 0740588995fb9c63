import { pathToFileURL } from 'node:url'
import { loadFacts } from '@polyfact/dataset'
import { RECOMMENDED_REWARD } from '@polyfact/rewards'
import { createRewardServer } from '@polyfact/rewards/server'

const FACT = 'Q921|P30|Q48' // on which continent is Brunei?

/** One call of an engine, as OpenRLHF makes it for every single sample: query, prompt, label. */
async function askForReward(url: string, language: string, text: string): Promise<number> {
  const prompt = `(${language}) `
  const reply = await fetch(`${url}/openrlhf`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      query: [prompt + text],
      prompts: [prompt],
      labels: [JSON.stringify({ fact_id: FACT, language, rollout: 0 })],
    }),
  })
  const { rewards } = (await reply.json()) as { rewards: number[] }
  return rewards[0]!
}

/** What a model wrote: right in every language but Swahili, where it names another candidate. */
async function generations(): Promise<Record<string, string>> {
  for await (const { id, object, languages } of loadFacts('sample')) {
    if (id !== FACT) continue
    return Object.fromEntries(
      Object.entries(languages).map(([language, { candidates }]) => {
        const wanted = candidates.find((candidate) => (candidate.id === object.id) === (language !== 'sw'))
        return [language, wanted!.text]
      }),
    )
  }
  throw new Error(`the sample has no fact ${FACT}`)
}

export async function main(): Promise<string> {
  const server = await createRewardServer({
    facts: loadFacts('sample'),
    config: RECOMMENDED_REWARD,
    port: 0, // any that is free
  })
  try {
    const { url } = await server.listen()
    await server.ready()
    // each call waits until the last of the twelve has come
    const calls = Object.entries(await generations()).map(async ([language, text]) => {
      const reward = await askForReward(url, language, text)
      return `${language}  ${reward}  ${text}`
    })
    return (await Promise.all(calls)).join('\n')
  } finally {
    await server.close()
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) console.log(await main())
