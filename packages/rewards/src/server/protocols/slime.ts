import * as z from 'zod'
import { withoutEndTokens } from './generated-text.js'
import type { Protocol } from './protocol.js'
import { readLabel } from './read-label.js'
import { sampleOf } from './sample-fields.js'

const Body = z.object({
  prompt: z.unknown().optional().describe('text or messages; not read'),
  response: z.string(),
  label: z.unknown().optional().describe('needed: JSON with fact_id and language'),
})

const Query = z.strictObject({
  key: z.string().min(1).max(100).optional().describe("slime's --reward-key: the reward under this name"),
})

/** slime's remote reward: one sample a request, and the body of the reply is the reward. */
export const slime: Protocol<z.infer<typeof Body>, z.infer<typeof Query>> = {
  path: '/slime',
  summary: 'slime: --rm-type remote_rm --rm-url',
  body: Body,
  query: Query,
  reply: z.union([z.number(), z.record(z.string(), z.number())]),
  engineOf: () => 'slime',
  read: ({ response, label }) => [sampleOf(readLabel(label, 'label'), withoutEndTokens(response))],
  write([answer], _body, { key }) {
    if (answer?.kind !== 'rewarded') throw new Error('a masked sample has no reward')
    return key === undefined ? answer.reward : { ...answer.components, [key]: answer.reward }
  },
}
