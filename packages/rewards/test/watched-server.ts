import { type Fact, PAPER_LANGUAGES } from '@polyfact/schema'
import { RECOMMENDED_REWARD } from '../src/reward-config.js'
import { createRewardServer } from '../src/server/create-reward-server.js'
import { livePage } from '../src/server/page/live-page.js'
import type { RewardServerOptions } from '../src/server/server-options.js'

const DURHAM: Record<string, string> = { ar: 'درم', bn: 'ডারহাম', ru: 'Дарем', ja: 'ダラム', zh: '达勒姆' }
const YORK: Record<string, string> = { ar: 'يورك', bn: 'ইয়র্ক', ru: 'Йорк', ja: 'ヨーク', zh: '约克' }

export const FACTS = 50

/** So many facts in the paper's languages, all with the gold Durham and York beside it. */
async function* facts(): AsyncGenerator<Fact> {
  for (let n = 1; n <= FACTS; n++) {
    const id = `Q${n}|P131|Q179815`
    const localized = (language: string) => ({
      question: 'Where?',
      candidates: [
        { id: 'Q179815', text: DURHAM[language] ?? 'Durham' },
        { id: 'Q42462', text: YORK[language] ?? 'York' },
      ],
    })
    const languages = Object.fromEntries(PAPER_LANGUAGES.map((language) => [language, localized(language)]))
    yield { id, subject: { id: `Q${n}` }, property: { id: 'P131' }, object: { id: 'Q179815' }, languages }
  }
}

export type Written = 'right' | 'wrong' | 'unparseable' | 'empty'

/** What a model writes that is right, wrong, unparseable or silent. */
export const written = (language: string, what: Written): string =>
  ({ right: DURHAM[language] ?? 'Durham', wrong: YORK[language] ?? 'York', unparseable: '…? 42', empty: '' })[
    what
  ]

/** A reward server with the live page, on a free port, and the calls of an engine. */
export async function watchedServer(options: Partial<RewardServerOptions> = {}) {
  const config = RECOMMENDED_REWARD
  const server = await createRewardServer({ facts: facts(), config, port: 0, page: livePage(), ...options })
  const { url } = await server.listen()
  await server.ready()

  async function post(samples: readonly object[]): Promise<number[]> {
    const reply = await fetch(`${url}/score`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(options.token !== undefined && { authorization: `Bearer ${options.token}` }),
      },
      body: JSON.stringify({ samples }),
    })
    if (!reply.ok) throw new Error(await reply.text())
    return ((await reply.json()) as { rewards: number[] }).rewards
  }

  return {
    url: `${url}/`,
    post,
    /** One rollout of a fact in all languages; the languages that `texts` has are written so. */
    rollout(
      n: number,
      rollout: number,
      what: (language: string) => Written,
      texts: Record<string, string> = {},
      run = 'default',
    ) {
      const samples = PAPER_LANGUAGES.map((language) => ({
        fact_id: `Q${n}|P131|Q179815`,
        language,
        rollout,
        run,
        text: texts[language] ?? written(language, what(language)),
      }))
      return post(samples)
    },
    close: () => server.close(),
  }
}
