import * as z from 'zod'

const metric = z.object({ name: z.string().optional(), value: z.unknown() }) // the value is only verified

/** The aggregates of one scorer. */
const EvalScore = z.object({
  name: z.string(),
  scorer: z.string().optional(),
  reducer: z.string().nullish(),
  params: z.record(z.string(), z.unknown()).nullish(),
  metrics: z.record(z.string(), metric).default({}),
})

/** What an inspect_ai log says of itself, in the versions that are read here (2, and 1 as far as it is alike). */
export const InspectHeader = z.object({
  version: z.number().optional(),
  status: z.string().optional(),
  eval: z.object({
    task: z.string().min(1),
    task_args: z.record(z.string(), z.unknown()).default({}),
    dataset: z.object({ name: z.string().min(1).nullish() }).optional(),
    model: z.string().min(1),
    packages: z.record(z.string(), z.string()).default({}),
    scorers: z
      .array(z.object({ name: z.string(), options: z.record(z.string(), z.unknown()).nullish() }))
      .nullish(),
  }),
  results: z.object({ scores: z.array(EvalScore).default([]) }).nullish(),
})
export type InspectHeader = z.infer<typeof InspectHeader>

const content = z.union([z.string(), z.array(z.object({ type: z.string(), text: z.string().optional() }))])

/** What one scorer said of a sample. */
const SampleScore = z.object({ value: z.unknown(), answer: z.string().nullish() })
export type SampleScore = z.infer<typeof SampleScore>

/** One sample of a log, once for every epoch. */
export const InspectSample = z.object({
  id: z.union([z.int(), z.string().min(1)]),
  epoch: z.int().min(1).default(1),
  choices: z.array(z.string()).nullish(),
  target: z.union([z.string(), z.array(z.string())]),
  output: z
    .object({
      completion: z.string().nullish(),
      choices: z.array(z.object({ message: z.object({ content }) })).default([]),
    })
    .default({ choices: [] }),
  scores: z.record(z.string(), SampleScore).nullish(),
  metadata: z.record(z.string(), z.unknown()).default({}),
  error: z.unknown().optional(),
  limit: z.unknown().optional(),
  attachments: z.record(z.string(), z.string()).default({}),
})
export type InspectSample = z.infer<typeof InspectSample>

/** The text that a model answered with, where the log has it. */
export function completionOf({ output, attachments }: InspectSample): string {
  const { completion, choices } = output
  const text = completion ?? textOf(choices[0]?.message.content ?? '')
  const [, key] = /^attachment:\/\/(\w+)$/.exec(text) ?? []
  return key === undefined ? text : (attachments[key] ?? text)
}

function textOf(message: z.infer<typeof content>): string {
  if (typeof message === 'string') return message
  return message.map(({ type, text }) => (type === 'text' ? (text ?? '') : '')).join('')
}
