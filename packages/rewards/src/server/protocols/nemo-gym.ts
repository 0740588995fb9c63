import * as z from 'zod'
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
    // a response is generated once, so that its id marks a retry
    const id = body.id ?? response.id?.slice(0, 200)
    return [sampleOf({ ...body, ...(id && { id }) }, withoutEndTokens(lastMessage(response.output)))]
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

/** Nothing where the model wrote none, as when its thoughts were cut off. */
function lastMessage(output: readonly z.infer<typeof Output>[]): string {
  const content = output.findLast((item) => item.type === 'message')?.content ?? ''
  return typeof content === 'string' ? content : content.map(({ text }) => text ?? '').join('')
}
