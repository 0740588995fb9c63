import * as z from 'zod'
import type { Protocol } from './protocol.js'
import { SampleFields, sampleOf } from './sample-fields.js'

const Body = z.strictObject({
  run: SampleFields.shape.run.describe('of samples that name none of their own'),
  samples: z.array(
    z.strictObject({ ...SampleFields.shape, text: z.string().describe('what the model wrote') }),
  ),
})

const Query = z.strictObject({
  engine: z.enum(['trl', 'verl', 'areal']).default('trl').describe('whose deadline and policy hold'),
})

const Reply = z.object({
  rewards: z.array(z.number().nullable()).describe('null: leave the sample out'),
  components: z.array(z.record(z.string(), z.number()).nullable()),
  masked: z.array(z.enum(['deadline', 'aborted', 'late']).nullable()).describe('why a reward is null'),
  rollouts: z.array(z.union([z.number(), z.string()])).describe('the rollout that each belongs to'),
})

/** A batch, for engines whose reward function is a file of the user's: TRL, verl, AReaL. */
export const score: Protocol<z.infer<typeof Body>, z.infer<typeof Query>> = {
  path: '/score',
  summary: 'TRL, verl and AReaL: from a reward function of a dozen lines',
  body: Body,
  query: Query,
  reply: Reply,
  engineOf: ({ engine }) => engine,
  read: ({ run, samples }) =>
    samples.map(({ text, ...fields }) =>
      sampleOf({ ...fields, ...(fields.run === undefined && run !== undefined && { run }) }, text),
    ),
  write: (answers) => ({
    rewards: answers.map((answer) => (answer.kind === 'rewarded' ? answer.reward : null)),
    components: answers.map((answer) => (answer.kind === 'rewarded' ? answer.components : null)),
    masked: answers.map((answer) => (answer.kind === 'masked' ? answer.reason : null)),
    rollouts: answers.map(({ cohort }) => cohort.rollout),
  }),
}
