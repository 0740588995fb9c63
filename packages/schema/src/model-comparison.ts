import * as z from 'zod'
import { AnswerMatching } from './free-form-result.js'
import { Languages } from './languages.js'
import { Normalization } from './normalization.js'
import { parseWith } from './parse.js'
import { count, Interval, rate } from './result-parts.js'
import { SCHEMA_VERSION } from './schema-version.js'

/** What two models are compared by. */
export const ComparedMetric = z.enum(['accuracy', 'totalConsistency', 'rankc', 'agreement'])
export type ComparedMetric = z.infer<typeof ComparedMetric>

/** How p-values of a family of tests are corrected for their number. */
export const Correction = z.enum(['holm', 'benjamini-hochberg', 'none'])
export type Correction = z.infer<typeof Correction>

/** One model against the baseline by one metric. */
export const ModelDifference = z.object({
  model: z.string().min(1),
  metric: ComparedMetric,
  value: z.number().describe('of the model, over the facts compared'),
  baselineValue: z.number(),
  difference: z.number().describe('value − baselineValue'),
  interval: Interval.describe('of the difference'),
  p: rate.describe('two-sided, before correction'),
  correctedP: rate,
  significant: z.boolean().describe('correctedP ≤ 1 − level'),
})
export type ModelDifference = z.infer<typeof ModelDifference>

/** A fact on which models differ: in how many languages each has it right. */
export const Disagreement = z.object({
  fact: z.string().min(1),
  languagesCorrect: z.record(z.string(), count).describe('by model'),
  spread: count.describe('largest − smallest'),
})
export type Disagreement = z.infer<typeof Disagreement>

/** Several models against one of them, on the same facts: what `compareModels` returns. */
export const ModelComparison = z.object({
  schemaVersion: z.literal(SCHEMA_VERSION),
  kind: z.literal('comparison'),
  baseline: z.string().min(1),
  models: z
    .array(z.string().min(1))
    .min(2)
    .readonly()
    .describe('the baseline among them, in the order given'),
  languages: Languages,
  facts: count.describe('complete facts, the same for all models'),
  normalization: Normalization.optional().describe('of ranked candidates'),
  matching: AnswerMatching.optional().describe('of generated answers'),
  level: rate,
  test: z.enum(['bootstrap', 'permutation']),
  correction: Correction,
  tests: count.describe('size of the family that p-values are corrected for'),
  bootstrap: z.object({
    method: z.enum(['percentile', 'bca']),
    resamples: z.int().min(1),
    seed: z.int().min(0),
  }),
  differences: z.array(ModelDifference).min(1).readonly().describe('by model, then by metric'),
  disagreements: z.array(Disagreement).readonly().describe('largest spread first'),
})
export type ModelComparison = z.infer<typeof ModelComparison>

/**
 * Reads a comparison.
 *
 * @throws {@link PolyfactError} `INVALID_INPUT` with the place and the field.
 */
export function parseModelComparison(value: unknown, place = 'comparison'): ModelComparison {
  return parseWith(ModelComparison, value, 'parseModelComparison', place)
}
