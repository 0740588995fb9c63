import { EntityId, Language, PropertyId, Split } from '@polyfact/schema'
import * as z from 'zod'

/** A package that the sample was made from, and what it states there. */
export const SampleSource = z.object({
  package: z.string().min(1),
  version: z.string().min(1),
  license: z.string().min(1), // SPDX
  states: z.string().min(1), // what was taken from it
})
export type SampleSource = z.infer<typeof SampleSource>

/** An entity with its names, in the order of the file's `languages`. */
export const SampleEntity = z.object({
  id: EntityId,
  source: z.string().min(1), // the package and version that states the id
  names: z.array(z.string().min(1)).readonly(), // [language]
  inQuestion: z.record(Language, z.string().min(1)).optional(), // where grammar adds to the name: "the Bahamas"
})
export type SampleEntity = z.infer<typeof SampleEntity>

/** A relation with its question, in the order of the file's `languages`; `{subject}` stands for the name. */
export const SampleProperty = z.object({
  id: PropertyId,
  label: z.string().min(1), // English
  questions: z.array(z.string().includes('{subject}')).readonly(), // [language]
})
export type SampleProperty = z.infer<typeof SampleProperty>

/** A fact by ids. `candidates[0]` is the gold; `orders` holds one letter a language, see `candidateOrder`. */
export const SampleFact = z.object({
  subject: EntityId,
  property: PropertyId,
  candidates: z.array(EntityId).length(4).readonly(),
  orders: z.string().regex(/^[a-x]+$/, 'expected letters from a to x'), // [language]
  split: Split,
})
export type SampleFact = z.infer<typeof SampleFact>

/** The compact form of the bundled sample: every name and every question once, facts by ids. */
export const SampleFile = z.object({
  id: z.string().min(1),
  date: z.iso.date(), // when it was made; the packages' data are of their own dates
  seed: z.string().min(1),
  license: z.string().min(1), // SPDX
  script: z.string().min(1),
  command: z.string().min(1),
  sources: z.array(SampleSource).min(1).readonly(),
  languages: z.array(Language).min(1).readonly(),
  properties: z.array(SampleProperty).min(1).readonly(),
  entities: z.array(SampleEntity).min(1).readonly(),
  facts: z.array(SampleFact).min(1).readonly(),
})
export type SampleFile = z.infer<typeof SampleFile>
