import * as z from 'zod'
import { checkCandidateScores } from './check-candidate-scores.js'
import { Language } from './languages.js'
import { parseWith } from './parse.js'
import { SCHEMA_VERSION } from './schema-version.js'

const count = z.int().min(0)

/**
 * The log-likelihood of one candidate as the continuation of its question.
 *
 * `sum` is the natural logarithm of the probability of the candidate's tokens (nats, ≤ 0 for a real model); the
 * lengths are those of the candidate's text alone, without the space before it. A length is null where the source does
 * not tell it. `perToken` is there only when the source gives the mean per token instead of the sum.
 */
export const CandidateScore = z.object({
  id: z.string().min(1),
  sum: z.number().nullable().describe('log-likelihood in nats: the sum of ln p over its tokens'),
  tokens: count.nullable().describe('tokens of the text that were scored'),
  characters: count.nullable().describe('Unicode code points of the text'),
  bytes: count.nullable().describe('UTF-8 bytes of the text'),
  perToken: z.number().optional().describe('mean in nats per token, where a source gives no sum'),
})
export type CandidateScore = z.infer<typeof CandidateScore>

/**
 * The scores of all candidates of one fact in one language: one line of `scores.jsonl`.
 *
 * What runs a model meets what measures it here. `gold` is a candidate id, or null where the source does not tell it;
 * then `correct` says whether the answer was right.
 */
export const CandidateScores = z.object({
  schemaVersion: z.literal(SCHEMA_VERSION),
  kind: z.literal('scores'),
  header: z.string().min(1).describe('`id` of the header record'),
  fact: z.string().min(1),
  property: z.string().min(1).optional().describe('relation of the fact, for results by relation'),
  group: z.string().min(1).optional().describe('any other grouping, e.g. a subject of Global-MMLU'),
  language: Language,
  gold: z.string().min(1).nullable().describe('candidate id, or null where the source does not tell it'),
  correct: z.boolean().optional().describe('where gold is null: whether the answer was right'),
  alsoRight: z
    .array(z.string().min(1))
    .min(1)
    .readonly()
    .optional()
    .describe('ids of further candidates that are right, where a question has several'),
  candidates: z.array(CandidateScore).min(1).readonly(),
})
export type CandidateScores = z.infer<typeof CandidateScores>

/**
 * Reads one line of scores and checks that ids are distinct and that the gold, or else `correct`, is there.
 *
 * @param value - Anything, e.g. the result of `JSON.parse`.
 * @param place - Where it comes from, for the error: `scores.jsonl line 3`.
 * @throws {@link PolyfactError} `INVALID_INPUT`, `DUPLICATE_ID`, `GOLD_MISSING`; each names fact and language.
 */
export function parseCandidateScores(value: unknown, place = 'scores'): CandidateScores {
  const scores = parseWith(CandidateScores, value, 'parseCandidateScores', place)
  checkCandidateScores(scores, place)
  return scores
}
