import * as z from 'zod'
import { Language, Languages } from './languages.js'

// The pieces that evaluations of ranked candidates and of generated answers share.

export const rate = z.number().min(0).max(1)
export const count = z.int().min(0)
/** `"en-de"`, in the order of `languages`. */
export const byPair = <T extends z.ZodType>(value: T) => z.record(z.string(), value)
/** `"0"`, `"1"`, … → how many. */
export const byCount = z.record(z.string(), count)

/** A share of facts, with what it is a share of. */
export const Share = z.object({ value: rate, facts: count, correct: count })
export type Share = z.infer<typeof Share>

/** A mean over some of the languages, with the languages that were really there. */
export const LanguageGroupMean = z.object({
  value: rate,
  languages: Languages,
})
export type LanguageGroupMean = z.infer<typeof LanguageGroupMean>

/** Two bounds between which a value is said to lie with the confidence level that stands beside them. */
export const Interval = z.object({ low: z.number(), high: z.number() })
export type Interval = z.infer<typeof Interval>

/** How a bootstrap was drawn: enough to draw it again. */
export const BootstrapReference = z.object({
  method: z.enum(['percentile', 'bca']),
  resamples: z.int().min(1),
  seed: z.int().min(0),
  facts: count.describe('complete facts that were resampled'),
})
export type BootstrapReference = z.infer<typeof BootstrapReference>

/** Confidence intervals: Wilson's for shares of facts, a bootstrap over facts for means over languages or pairs. */
export const ResultIntervals = z.object({
  level: rate.describe('confidence level, e.g. 0.95'),
  accuracy: z.object({
    byLanguage: z.record(Language, Interval).describe("Wilson's"),
    mean: Interval.optional().describe('bootstrap'),
  }),
  totalConsistency: Interval.describe("Wilson's"),
  languagesCorrect: z
    .record(z.string(), Interval)
    .optional()
    .describe("of the shares of complete facts with k right languages, by k; Wilson's"),
  consistencySplit: z.object({ correct: Interval, sameWrong: Interval }).optional().describe("Wilson's"),
  rankc: Interval.optional().describe('of the average; bootstrap'),
  agreement: Interval.optional().describe('of the average; bootstrap'),
  bootstrap: BootstrapReference.optional(),
})
export type ResultIntervals = z.infer<typeof ResultIntervals>

/** The facts of one property, or of one group, taken for themselves. */
export const PartResult = z.object({
  facts: count,
  accuracy: z.object({
    mean: rate.describe('unweighted mean over the languages that have such facts'),
    byLanguage: z.record(Language, Share),
  }),
  totalConsistency: Share.optional().describe('over complete facts; missing where none is complete'),
  rankc: rate.optional().describe('mean over complete facts of the mean over pairs'),
  agreement: rate.optional().describe('mean over complete facts of the mean over pairs'),
})
export type PartResult = z.infer<typeof PartResult>

/** Answer agreement between languages, apart for facts that somebody knows and facts that nobody does. */
export const ConditionalAgreement = z.object({
  someRight: z.object({ value: rate, facts: count }).optional(),
  allWrong: z.object({ value: rate, facts: count }).optional(),
})
export type ConditionalAgreement = z.infer<typeof ConditionalAgreement>

/** Of the facts that one of two languages has right, the share that both have. */
export const CorrectOverlap = z.object({
  average: rate.describe('unweighted mean over the pairs that have a value'),
  averageWithEnglish: rate.optional(),
  pairwise: byPair(rate),
  withoutValue: z.array(z.string()).readonly().describe('pairs of which neither language has any fact right'),
})
export type CorrectOverlap = z.infer<typeof CorrectOverlap>

/** What all kinds of evaluation say of accuracy. */
export const accuracyParts = {
  byLanguage: z.record(Language, Share),
  mean: rate.describe('unweighted mean over languages'),
  highResource: LanguageGroupMean.optional(),
  lowResource: LanguageGroupMean.optional(),
  seen: LanguageGroupMean.optional().describe('KLAR languages that PolyFact trains on'),
  unseen: LanguageGroupMean.optional().describe('KLAR languages that it does not'),
  macro: z
    .object({ value: rate, properties: count })
    .optional()
    .describe('unweighted mean over properties of the mean over languages'),
  verdicts: z
    .enum(['computed', 'stored'])
    .optional()
    .describe('stored: the source states no gold, and its word is taken for what is right'),
}

/** What all kinds of evaluation say of Total Consistency. */
export const totalConsistencyPart = z.object({
  value: rate.describe('share of complete facts that are right in every language'),
  facts: count.describe('complete facts'),
  correct: count,
  histogram: byCount.describe('number of right languages → number of complete facts'),
  meanLanguagesCorrect: z.number(),
})

/** What all kinds of evaluation say of facts that are answered alike in all languages. */
export const consistencySplitPart = z.object({
  facts: count.describe('complete facts'),
  correct: z.object({ value: rate, count }).describe('right in every language'),
  sameWrong: z.object({ value: rate, count }).describe('the same wrong candidate in every language'),
})

/** A mean for every pair of languages, and the mean of those. */
export const pairMeansPart = z.object({
  average: rate.describe('unweighted mean over pairs'),
  averageWithEnglish: rate.optional().describe('unweighted mean over the pairs that contain English'),
  pairwise: byPair(rate),
})

/** How many facts, and which. */
export const factsPart = z
  .object({
    total: count,
    complete: count,
    digest: z.string().min(1).optional().describe('"sha256:…" of the sorted ids, one a line'),
  })
  .describe('complete: with answers in every language')
