import * as z from 'zod'
import { Languages } from './languages.js'
import { Normalization } from './normalization.js'
import { parseWith } from './parse.js'
import { SCHEMA_VERSION } from './schema-version.js'

/** A dataset as it was used: what it is called, which state of it, and which part. */
export const DatasetReference = z.object({
  id: z.string().min(1).describe('e.g. "polyfact-sample", or the folder\'s name'),
  revision: z
    .string()
    .min(1)
    .nullable()
    .describe('a commit, or "sha256:…" of the content; null where the source does not tell'),
  split: z.string().min(1).optional(),
  license: z.string().min(1).optional().describe('SPDX expression'),
})
export type DatasetReference = z.infer<typeof DatasetReference>

/** A model as it was used. */
export const ModelReference = z.object({
  id: z.string().min(1).describe('e.g. "Qwen/Qwen2.5-0.5B", or the folder\'s name'),
  revision: z.string().min(1).nullable().describe('a commit, or "sha256:…" of config and weights'),
  architecture: z.string().min(1).optional().describe('as config.json says it: "Qwen2ForCausalLM"'),
})
export type ModelReference = z.infer<typeof ModelReference>

/** How a question becomes the text that is scored. */
export const PromptReference = z.object({
  id: z.string().min(1).describe('"paper", or a name of the user\'s'),
  template: z.string().min(1).describe('of the prompt, with {question}'),
  continuation: z.string().min(1).describe('what is scored after it, with {candidate}'),
})
export type PromptReference = z.infer<typeof PromptReference>

/**
 * What a file of scores was made from: its first line.
 *
 * `id` is a digest of all other fields, so that equal ids mean equally made scores. Whatever a source does not tell is
 * null, never guessed.
 */
export const ScoresHeader = z.object({
  schemaVersion: z.literal(SCHEMA_VERSION),
  kind: z.literal('header'),
  id: z.string().min(1),
  model: ModelReference,
  dataset: DatasetReference,
  languages: Languages.describe('in the order of evaluation'),
  facts: z
    .int()
    .min(1)
    .optional()
    .describe('how many facts are asked, from the first on; a file with fewer is not finished'),
  prompt: PromptReference.nullable(),
  tokenizer: z
    .object({ revision: z.string().min(1) })
    .nullable()
    .describe('"sha256:…" of tokenizer.json'),
  precision: z.string().min(1).nullable().describe('of the computation, e.g. "float32"'),
  provider: z.string().min(1).nullable().describe('"cpu", "cuda"'),
  normalization: Normalization.optional().describe('where the source holds scores of one mode only'),
  source: z
    .object({
      format: z
        .string()
        .min(1)
        .describe('"lm-eval", "inspect", …: the file format that the scores were read from'),
      version: z.string().min(1).optional().describe('of the software that wrote it'),
    })
    .optional()
    .describe('where the scores were read from a file of somebody else'),
  seed: z.int().optional(),
  versions: z.record(z.string(), z.string()).describe('of the software, by package name'),
})
export type ScoresHeader = z.infer<typeof ScoresHeader>

/**
 * Reads the header record of a file of scores.
 *
 * @throws {@link PolyfactError} `INVALID_INPUT` with the place and the field.
 */
export function parseScoresHeader(value: unknown, place = 'header'): ScoresHeader {
  return parseWith(ScoresHeader, value, 'parseScoresHeader', place)
}
