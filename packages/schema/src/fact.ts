import * as z from 'zod'
import { checkFact } from './check-fact.js'
import { EntityId, PropertyId } from './ids.js'
import { Language } from './languages.js'
import { parseWith } from './parse.js'

/** One of the answers that a question offers. Identity is the `id`; the `text` is how one language writes it. */
export const Candidate = z.object({
  id: EntityId,
  text: z.string().min(1),
})
export type Candidate = z.infer<typeof Candidate>

/** A fact in one language. `candidates` keeps the shown order; identity is the candidate's `id`. */
export const LocalizedFact = z.object({
  question: z.string().min(1),
  candidates: z.array(Candidate).min(2).readonly(),
})
export type LocalizedFact = z.infer<typeof LocalizedFact>

/** An entity of a fact, with the source that states its id where one is recorded. */
export const Entity = z.object({
  id: EntityId,
  label: z.string().min(1).optional().describe('in English'),
  source: z
    .string()
    .min(1)
    .optional()
    .describe('which dataset states the id, e.g. "@rapideditor/country-coder 5.6.1"'),
})
export type Entity = z.infer<typeof Entity>

/** The relation of a fact. */
export const Property = z.object({
  id: PropertyId,
  label: z.string().min(1).optional().describe('in English'),
})
export type Property = z.infer<typeof Property>

/** Which part of a dataset a fact belongs to. */
export const Split = z.enum(['train', 'validation', 'test'])
export type Split = z.infer<typeof Split>

/**
 * One fact: subject, property and object, asked in one or more languages.
 *
 * The gold candidate of every language is the one whose id is `object.id`. In all languages the candidates have the
 * same ids, in an order of each language's own.
 */
export const Fact = z.object({
  id: z.string().min(1).describe('"<subject id>|<property id>|<object id>"'),
  subject: Entity,
  property: Property,
  object: Entity,
  split: Split.optional(),
  languages: z.record(Language, LocalizedFact).readonly(),
})
export type Fact = z.infer<typeof Fact>

/**
 * Reads one fact and checks what a schema cannot say: the gold is among the candidates, no candidate id occurs twice,
 * and all languages have the same candidates.
 *
 * @param value - Anything, e.g. the result of `JSON.parse`.
 * @param place - Where it comes from, for the error: `facts.jsonl line 3`.
 * @throws {@link PolyfactError} `INVALID_INPUT`, `EMPTY_INPUT` (no language), `DUPLICATE_ID`, `GOLD_MISSING`,
 *   `CANDIDATE_MISMATCH`; each names the fact and the language.
 */
export function parseFact(value: unknown, place = 'fact'): Fact {
  const fact = parseWith(Fact, value, 'parseFact', place)
  checkFact(fact, place)
  return fact
}
