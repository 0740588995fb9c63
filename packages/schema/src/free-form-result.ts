import * as z from 'zod'
import { Language, Languages } from './languages.js'
import { parseWith } from './parse.js'
import {
  accuracyParts,
  CorrectOverlap,
  consistencySplitPart,
  count,
  factsPart,
  PartResult,
  pairMeansPart,
  ResultIntervals,
  rate,
  totalConsistencyPart,
} from './result-parts.js'
import { SCHEMA_VERSION } from './schema-version.js'
import { ScoresHeader } from './scores-header.js'

/** How a generated text is compared with the gold; `klarMatch` of `@polyfact/metrics` says what each means. */
export const AnswerMatching = z.enum(['lenient', 'strict'])
export type AnswerMatching = z.infer<typeof AnswerMatching>

const meanByLanguage = z.object({ mean: rate, byLanguage: z.record(Language, rate) })

/**
 * Everything that `evaluateFreeForm` says of the answers that one model wrote.
 *
 * All rates are in [0, 1]. What compares languages is absent when there is only one; what needs answers by id is
 * absent when no record names its candidates.
 */
export const FreeFormResult = z.object({
  schemaVersion: z.literal(SCHEMA_VERSION),
  kind: z.literal('free-form'),
  matching: AnswerMatching,
  languages: Languages,
  facts: factsPart,
  accuracy: z.object({
    ...accuracyParts,
    pooled: rate.describe('right answers over all answers, languages together'),
  }),
  exactMatch: meanByLanguage,
  tokenF1: meanByLanguage,
  empty: z
    .object({ value: rate, empty: count, questions: count, byLanguage: z.record(Language, rate) })
    .describe('answers without any text'),
  totalConsistency: totalConsistencyPart,
  correctOverlap: CorrectOverlap.optional(),
  resolved: z
    .object({ value: rate, resolved: count, questions: count })
    .optional()
    .describe('answers that name one of the candidates'),
  consistencySplit: consistencySplitPart.optional(),
  agreement: pairMeansPart.optional(),
  byProperty: z.record(z.string(), PartResult).optional(),
  byGroup: z.record(z.string(), PartResult).optional(),
  intervals: ResultIntervals.optional(),
  madeFrom: ScoresHeader.nullable().describe('null where the answers came without a header'),
})
export type FreeFormResult = z.infer<typeof FreeFormResult>

/**
 * Reads the result of an evaluation of generated answers.
 *
 * @throws {@link PolyfactError} `INVALID_INPUT` with the place and the field.
 */
export function parseFreeFormResult(value: unknown, place = 'result'): FreeFormResult {
  return parseWith(FreeFormResult, value, 'parseFreeFormResult', place)
}
