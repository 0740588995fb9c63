import type * as z from 'zod'
import type { MaskedOutcome, RewardedOutcome, Sample } from '../cohorts/sample.js'
import type { EngineName } from '../engines/engines.js'

/** What a call comes to where it is not refused. */
export type Answer = RewardedOutcome | MaskedOutcome

/** How an engine, or several, ask for rewards over HTTP. */
export interface Protocol<Body = unknown, Query = unknown> {
  /** Where requests are posted. */
  readonly path: string
  /** For the OpenAPI document. */
  readonly summary: string
  readonly body: z.ZodType<Body>
  readonly query: z.ZodType<Query>
  readonly reply: z.ZodType
  /** The engine that asks; its barrier gathers the samples. */
  engineOf(query: Query): EngineName
  /**
   * The samples of a request, none where it is empty.
   *
   * @throws Refusal for what the schema cannot say.
   */
  read(body: Body): Sample[]
  /** The reply, given an answer for each sample; masked ones only where the engine can be told of them. */
  write(answers: readonly Answer[], body: Body, query: Query): unknown
}
