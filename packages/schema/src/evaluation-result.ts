import * as z from 'zod'
import { Language, Languages } from './languages.js'
import { Normalization } from './normalization.js'
import { parseWith } from './parse.js'
import {
  accuracyParts,
  byCount,
  byPair,
  ConditionalAgreement,
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

/** How position j of a ranking of n candidates weighs in RankC: e^(n-j), n-j+1, or (n-j+1)², over their sum. */
export const RankcWeighting = z.enum(['softmax', 'norm1', 'norm2'])
export type RankcWeighting = z.infer<typeof RankcWeighting>

/** Which of two candidates with equal scores comes first: the smaller id, in natural order, or the one stored first. */
export const TieRule = z.enum(['by-id', 'by-position'])
export type TieRule = z.infer<typeof TieRule>

const accuracyOfOneMode = z.object({ mean: rate, byLanguage: z.record(Language, rate) })
const signedPairMeans = z.object({
  average: z.number().min(-1).max(1),
  averageWithEnglish: z.number().min(-1).max(1).optional(),
  pairwise: byPair(z.number().min(-1).max(1)),
})

/**
 * Everything that `evaluate` says of one model on one set of facts: the content of `result.json`.
 *
 * All rates are in [0, 1]. What compares languages is absent when there is only one, as are means over groups of
 * languages of which none is there.
 */
export const EvaluationResult = z.object({
  schemaVersion: z.literal(SCHEMA_VERSION),
  kind: z.literal('evaluation'),
  normalization: Normalization,
  languages: Languages,
  facts: factsPart,
  candidates: z
    .object({ mean: z.number(), histogram: byCount })
    .describe('pool sizes over all (fact, language)'),
  ties: z
    .object({ rule: TieRule, value: rate, tied: count, questions: count })
    .describe(
      'what decided between equal scores; questions, a fact in a language each, whose best score two candidates share',
    ),
  accuracy: z.object({
    ...accuracyParts,
    chance: rate.describe('mean of 1/n over all (fact, language)'),
    byNormalization: z
      .partialRecord(Normalization, accuracyOfOneMode)
      .optional()
      .describe('under every mode that all scores allow'),
    baselines: z
      .record(z.string(), accuracyOfOneMode)
      .optional()
      .describe('of what answers without a model, by name'),
  }),
  totalConsistency: totalConsistencyPart,
  consistencySplit: consistencySplitPart,
  rankc: z
    .object({
      weighting: RankcWeighting,
      ...pairMeansPart.shape,
      facts: byPair(count).describe('facts that both languages have'),
      floor: rate.describe('smallest attainable value for these pool sizes'),
      chance: rate.describe('expected value of independent uniform rankings'),
      rescaled: z.number().describe('(average − floor) / (1 − floor)'),
      chanceCorrected: z.number().optional().describe('(average − chance) / (1 − chance)'),
    })
    .optional(),
  agreement: pairMeansPart.optional(),
  conditionalAgreement: ConditionalAgreement.optional(),
  correctOverlap: CorrectOverlap.optional(),
  seaEval: z
    .object({
      facts: count.describe('complete facts'),
      byLanguageCount: z.record(z.string(), z.object({ consistency: rate, ac3: rate })),
    })
    .optional()
    .describe('Consistency_s and AC3_s for s = 2 … number of languages'),
  fleissKappa: z.number().max(1).optional(),
  krippendorffAlpha: z.number().max(1).optional(),
  kendallTau: signedPairMeans.optional(),
  rankBiasedOverlap: pairMeansPart
    .extend({ persistence: rate.describe('p: how likely a reader goes on to the next rank') })
    .optional(),
  byProperty: z.record(z.string(), PartResult).optional(),
  byGroup: z.record(z.string(), PartResult).optional(),
  intervals: ResultIntervals.optional(),
  madeFrom: ScoresHeader.nullable().describe('null where the scores came without a header'),
})
export type EvaluationResult = z.infer<typeof EvaluationResult>

/**
 * Reads a `result.json`.
 *
 * @throws {@link PolyfactError} `INVALID_INPUT` with the place and the field.
 */
export function parseEvaluationResult(value: unknown, place = 'result'): EvaluationResult {
  return parseWith(EvaluationResult, value, 'parseEvaluationResult', place)
}
