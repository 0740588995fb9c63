import * as z from 'zod'
import { Refusal } from '../http/refusal.js'
import { withoutEndTokens, withoutPrompt } from './generated-text.js'
import type { Protocol } from './protocol.js'
import { readLabel } from './read-label.js'
import { sampleOf } from './sample-fields.js'

/** Before 0.5 requests held nothing but queries, and nobody could tell what they were asked. */
const error = 'expected one for every query, as OpenRLHF sends them since 0.5'

const Body = z.object({
  query: z.array(z.string()).describe('prompt and response together'),
  prompts: z.array(z.string(), { error }).describe('their prompts'),
  labels: z.array(z.unknown(), { error }).describe('their labels: JSON with fact_id and language'),
})

const Reply = z.object({
  rewards: z.array(z.number()),
  scores: z.array(z.number()).describe('share of right languages, for dynamic filtering'),
  extra_logs: z.record(z.string(), z.array(z.number())).describe('components of the reward'),
})

/** OpenRLHF's remote reward: one sample a request since 0.9, many before, none to all servers but one of several. */
export const openrlhf: Protocol<z.infer<typeof Body>> = {
  path: '/openrlhf',
  summary: 'OpenRLHF: --reward.remote_url',
  body: Body,
  query: z.object({}),
  reply: Reply,
  engineOf: () => 'openrlhf',

  read({ query, prompts, labels }) {
    if (prompts.length !== query.length || labels.length !== query.length) {
      const message = `found ${query.length} query, ${prompts.length} prompts and ${labels.length} labels; as many of each are expected`
      throw new Refusal('invalid-request', message)
    }
    return query.map((text, index) => {
      const label = readLabel(labels[index], `labels.${index}`)
      const generated = withoutPrompt(text, prompts[index]!)
      if (generated === undefined) {
        const message = `query.${index} does not begin with prompts.${index}; the tokenizer or a truncation changed it, so that nobody can tell what was generated`
        throw new Refusal('invalid-request', message)
      }
      return sampleOf(label, withoutEndTokens(generated))
    })
  },

  write(answers) {
    const rewarded = answers.map((answer) => {
      if (answer.kind !== 'rewarded') throw new Error('a masked sample has no reward')
      return answer
    })
    const extra_logs: Record<string, number[]> = {}
    for (const [index, { components }] of rewarded.entries()) {
      for (const name of Object.keys(components)) {
        extra_logs[name] ??= new Array<number>(rewarded.length).fill(0)
        extra_logs[name][index] = components[name]!
      }
    }
    return {
      rewards: rewarded.map(({ reward }) => reward),
      scores: rewarded.map(({ components }) => components['languagesCorrect']! / components['languages']!),
      extra_logs,
    }
  },
}
