/** What the load generator and the server of the bench have to agree on. */
import { type Fact, PAPER_LANGUAGES } from '@polyfact/schema'

export interface Load {
  readonly port: number
  readonly connections: number
  readonly samples: number
  readonly facts: number
  readonly rollouts: number
}

/** One place in four scripts of its own; enough for resolving to have something to do. */
const NAMES = ['Durham', 'Sao Tome', 'Дарем', 'ダラム', 'دورهام', 'ডারহাম', '达勒姆', 'Jakarta Selatan']
const nameOf = (fact: number, candidate: number) =>
  `${NAMES[(fact + candidate) % NAMES.length]} ${fact % 97}${candidate}`

export function* loadFacts(count: number): Generator<Fact> {
  for (let fact = 0; fact < count; fact++) {
    const candidates = Array.from({ length: 4 }, (_, index) => ({
      id: `Q${index}`,
      text: nameOf(fact, index),
    }))
    const localized = { question: 'Where was the author born?', candidates }
    yield {
      id: factId(fact),
      subject: { id: `Q${1000 + fact}` },
      property: { id: 'P19' },
      object: { id: 'Q0' },
      languages: Object.fromEntries(PAPER_LANGUAGES.map((language) => [language, localized])),
    }
  }
}

const factId = (fact: number) => `Q${1000 + fact}|P19|Q0`

const PROMPT = 'Answer in a few words.\nQuestion: Where was the author born?\nAnswer:'

/** The n-th sample of a run: rollout by rollout, fact by fact, as OpenRLHF would send it. */
export function sampleBody(index: number, { facts, rollouts }: Load): string {
  const language = PAPER_LANGUAGES[index % PAPER_LANGUAGES.length]!
  const rollout = Math.floor(index / PAPER_LANGUAGES.length)
  const fact = Math.floor(rollout / rollouts) % facts
  const isRight = (index * 7919) % 10 < 6
  const answer =
    (index * 104729) % 50 === 0 ? '' : ` ${nameOf(fact, isRight ? 0 : index % 4)} it is, I think.<|im_end|>`
  const label = JSON.stringify({ fact_id: factId(fact), language })
  return JSON.stringify({ query: [PROMPT + answer], prompts: [PROMPT], labels: [label] })
}
