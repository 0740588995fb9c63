import * as z from 'zod'
import { Language } from './languages.js'
import { parseWith } from './parse.js'
import { SCHEMA_VERSION } from './schema-version.js'

/** A candidate that a generated text may name: its id, and every text that means it in the language of the record. */
export const NamedCandidate = z.object({
  id: z.string().min(1),
  texts: z.array(z.string().min(1)).min(1).readonly().describe('its label first, then its aliases'),
})
export type NamedCandidate = z.infer<typeof NamedCandidate>

/**
 * What a model wrote when it was asked for a fact in a language: one line of `generations.jsonl`.
 *
 * `text` is the answer as the source extracted it, before any matching; it may be empty. `golds` are the texts that
 * count as right in that language.
 */
export const Generation = z.object({
  schemaVersion: z.literal(SCHEMA_VERSION),
  kind: z.literal('generation'),
  header: z.string().min(1).describe('`id` of the header record'),
  fact: z.string().min(1),
  property: z.string().min(1).optional().describe('relation of the fact, for results by relation'),
  group: z.string().min(1).optional().describe('any other grouping'),
  language: Language,
  text: z.string().describe('what the model answered'),
  golds: z.array(z.string().min(1)).min(1).readonly().describe('texts that count as right'),
  gold: z.string().min(1).optional().describe('id of the right candidate'),
  answer: z.string().min(1).optional().describe('id of the candidate that the source says was chosen'),
  candidates: z
    .array(NamedCandidate)
    .min(1)
    .readonly()
    .optional()
    .describe('what the text may name, for answers by id'),
})
export type Generation = z.infer<typeof Generation>

/**
 * Reads one line of generations.
 *
 * @param value - Anything, e.g. the result of `JSON.parse`.
 * @param place - Where it comes from, for the error: `generations.jsonl line 3`.
 * @throws {@link PolyfactError} `INVALID_INPUT` with the place and the field.
 */
export function parseGeneration(value: unknown, place = 'generation'): Generation {
  return parseWith(Generation, value, 'parseGeneration', place)
}
