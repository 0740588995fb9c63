import * as z from 'zod'
import { Refusal } from '../http/refusal.js'
import { withoutEndTokens } from './generated-text.js'
import type { Protocol } from './protocol.js'
import { SampleFields, sampleOf } from './sample-fields.js'

/** As pydantic writes it: what is not there is null. */
const Output = z.looseObject({
  type: z.string().nullish(),
  content: z.union([z.string(), z.array(z.looseObject({ text: z.string().nullish() }))]).nullish(),
})

const Body = z.looseObject({
  ...SampleFields.shape,
  responses_create_params: z.looseObject({}),
  response: z.looseObject({ id: z.string().nullish(), output: z.array(Output) }),
})

const Reply = z.looseObject({
  reward: z.number(),
  reward_components: z.record(z.string(), z.number()),
  mask_sample: z.boolean(),
  failure_kind: z.string().nullable(),
  failure_reason: z.string().nullable(),
})

/** NeMo-Gym's `/verify`: one rollout a request, echoed with its reward; a masked one says so itself. */
export const nemoGym: Protocol<z.infer<typeof Body>> = {
  path: '/verify',
  summary: 'NeMo-Gym: a resources server',
  body: Body,
  query: z.object({}),
  reply: Reply,
  engineOf: () => 'nemo-gym',

  read(body) {
    const { response } = body
    const text = lastMessage(response.output)
    if (text === undefined) {
      const message =
        'response.output has no message with text; the last message of the assistant is what is scored'
      throw new Refusal('invalid-request', message)
    }
    // a response is generated once, so that its id marks a retry
    const id = body.id ?? response.id?.slice(0, 200)
    return [sampleOf({ ...body, ...(id && { id }) }, withoutEndTokens(text))]
  },

  write([answer], body) {
    if (answer!.kind === 'rewarded') {
      const { reward, components } = answer!
      const nothing = { mask_sample: false, failure_kind: null, failure_reason: null }
      return { ...body, reward, reward_components: components, ...nothing }
    }
    const { reason, cohort } = answer!
    const missing = cohort.missing.length === 0 ? '' : `, without ${cohort.missing.join(', ')}`
    return {
      ...body,
      reward: 0,
      reward_components: {},
      mask_sample: true,
      failure_kind: `polyfact:${reason}`,
      failure_reason: `rollout ${cohort.rollout} of fact ${cohort.fact} has no reward: ${reason}${missing}`,
    }
  },
}

function lastMessage(output: readonly z.infer<typeof Output>[]): string | undefined {
  const content = output.findLast((item) => item.type === 'message' && item.content != null)?.content
  if (typeof content === 'string') return content
  const parts = content?.flatMap(({ text }) => text ?? [])
  return parts && parts.length > 0 ? parts.join('') : undefined
}
