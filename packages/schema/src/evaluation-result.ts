import * as z from 'zod'
import { Language, Languages } from './languages.js'
import { Normalization } from './normalization.js'
import { parseWith } from './parse.js'
import { SCHEMA_VERSION } from './schema-version.js'
import { ScoresHeader } from './scores-header.js'

const rate = z.number().min(0).max(1)
const count = z.int().min(0)
const byPair = <T extends z.ZodType>(value: T) => z.record(z.string(), value) // "en-de", in the order of `languages`
const byCount = z.record(z.string(), count) // "0", "1", … → how many

/** A mean over some of the languages, with the languages that were really there. */
export const LanguageGroupMean = z.object({
  value: rate,
  languages: Languages,
})
export type LanguageGroupMean = z.infer<typeof LanguageGroupMean>

/** How position j of a ranking of n candidates weighs in RankC: e^(n-j), n-j+1, or (n-j+1)², over their sum. */
export const RankcWeighting = z.enum(['softmax', 'norm1', 'norm2'])
export type RankcWeighting = z.infer<typeof RankcWeighting>

/** Which of two candidates with equal scores comes first: the smaller id, in natural order, or the one stored first. */
export const TieRule = z.enum(['by-id', 'by-position'])
export type TieRule = z.infer<typeof TieRule>

/**
 * Everything that `evaluate` says of one model on one set of facts: the content of `result.json`.
 *
 * All rates are in [0, 1]. `rankc` and `agreement` are absent when there is only one language, as are means over
 * groups of languages of which none is there.
 */
export const EvaluationResult = z.object({
  schemaVersion: z.literal(SCHEMA_VERSION),
  kind: z.literal('evaluation'),
  normalization: Normalization,
  languages: Languages,
  facts: z.object({ total: count, complete: count }).describe('complete: with scores in every language'),
  candidates: z
    .object({ mean: z.number(), histogram: byCount })
    .describe('pool sizes over all (fact, language)'),
  ties: z
    .object({ rule: TieRule, value: rate, tied: count, questions: count })
    .describe(
      'what decided between equal scores; questions, a fact in a language each, whose best score two candidates share',
    ),
  accuracy: z.object({
    byLanguage: z.record(Language, z.object({ value: rate, facts: count, correct: count })),
    mean: rate.describe('unweighted mean over languages'),
    highResource: LanguageGroupMean.optional(),
    lowResource: LanguageGroupMean.optional(),
    chance: rate.describe('mean of 1/n over all (fact, language)'),
  }),
  totalConsistency: z.object({
    value: rate.describe('share of complete facts that are right in every language'),
    facts: count.describe('complete facts'),
    correct: count,
    histogram: byCount.describe('number of right languages → number of complete facts'),
    meanLanguagesCorrect: z.number(),
  }),
  consistencySplit: z.object({
    facts: count.describe('complete facts'),
    correct: z.object({ value: rate, count }).describe('right in every language'),
    sameWrong: z.object({ value: rate, count }).describe('the same wrong candidate in every language'),
  }),
  rankc: z
    .object({
      weighting: RankcWeighting,
      average: rate.describe('unweighted mean over pairs'),
      averageWithEnglish: rate.optional().describe('unweighted mean over the pairs that contain English'),
      pairwise: byPair(rate),
      facts: byPair(count).describe('facts that both languages have'),
      floor: rate.describe('smallest attainable value for these pool sizes'),
      chance: rate.describe('expected value of independent uniform rankings'),
      rescaled: z.number().describe('(average − floor) / (1 − floor)'),
    })
    .optional(),
  agreement: z
    .object({
      average: rate,
      averageWithEnglish: rate.optional(),
      pairwise: byPair(rate),
    })
    .optional(),
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
