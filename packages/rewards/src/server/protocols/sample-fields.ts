import { Language } from '@polyfact/schema'
import * as z from 'zod'
import { isWellFormed } from './well-formed.js'

/** The most UTF-16 units that a name may have: of a run, a rollout or an id. */
const LONGEST_NAME = 200

const Name = z
  .string()
  .min(1)
  .max(LONGEST_NAME)
  .refine(isWellFormed, { error: 'expected Unicode text, without half of a surrogate pair' })

/** Where a generated text belongs, as clients say it. */
export const SampleFields = z.object({
  fact_id: z.string().min(1).describe('id of a fact of the data'),
  language: Language,
  rollout: z
    .union([z.int().min(0), Name], { error: 'expected a whole number from 0 on, or a name' })
    .optional()
    .describe('which rollout of the fact, one name for all its languages and never used twice in a run'),
  run: Name.optional().describe('name of the training run'),
  id: Name.optional().describe('of this sample; sent again, it marks a retry'),
})
export type SampleFields = z.infer<typeof SampleFields>

/** The run of samples that name none. */
export const DEFAULT_RUN = 'default'

/** A sample of what clients say of it, and its text. */
export function sampleOf({ fact_id, language, rollout, run, id }: SampleFields, text: string) {
  return {
    run: run ?? DEFAULT_RUN,
    fact: fact_id,
    language,
    text,
    ...(rollout !== undefined && { rollout }),
    ...(id !== undefined && { id }),
  }
}
