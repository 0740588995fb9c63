/**
 * Accuracy and cross-lingual consistency of language models from the scores of their candidates.
 *
 * @packageDocumentation
 */
export { type Accuracy, accuracy } from './accuracy.js'
export { type Agreement, agreement } from './agreement.js'
export type { ByLanguage } from './by-language.js'
export { conditionalAgreement } from './conditional-agreement.js'
export { type ConsistencySplit, consistencySplit } from './consistency-split.js'
export { correctOverlap } from './correct-overlap.js'
export { type Eclektic, eclektic } from './eclektic.js'
export type { BaselineScores } from './evaluate/baselines.js'
export { type EvaluateOptions, evaluate, evaluatePerFact } from './evaluate/evaluate.js'
export type { IntervalOptions } from './evaluate/result-intervals.js'
export { fleissKappa } from './fleiss-kappa.js'
export type { AnswerTextOptions } from './free-form/answer-tokens.js'
export {
  type EvaluateFreeFormOptions,
  evaluateFreeForm,
  evaluateFreeFormPerFact,
} from './free-form/evaluate-free-form.js'
export { exactMatch } from './free-form/exact-match.js'
export { type FreeFormAgreement, freeFormAgreement } from './free-form/free-form-agreement.js'
export { type KlarMatchOptions, klarMatch, klarMatchAny, normalizeKlar } from './free-form/klar-match.js'
export { resolveCandidate } from './free-form/resolve-candidate.js'
export { tokenF1 } from './free-form/token-f1.js'
export { kendallTau, kendallTauMatrix } from './kendall-tau.js'
export { krippendorffAlpha } from './krippendorff-alpha.js'
export type { PairMeans } from './language-pairs.js'
export { normalizeScore } from './normalize-score.js'
export {
  type MacroMean,
  type ParaphraseConsistency,
  type ParaphrasedFacts,
  type ParaphraseScores,
  paraphraseConsistency,
} from './paraphrase-consistency.js'
export type { ModelResult, PerFactValues } from './per-fact.js'
export {
  type RankBiasedOverlapMatrix,
  type RankBiasedOverlapOptions,
  rankBiasedOverlap,
  rankBiasedOverlapMatrix,
} from './rank-biased-overlap.js'
export {
  type CandidateRanking,
  type RankCandidatesOptions,
  rankCandidates,
} from './rank-candidates.js'
export { rankc } from './rankc.js'
export { type RankcMatrix, rankcMatrix } from './rankc-matrix.js'
export { type RankcOptions, rankcChance, rankcFloor, rankcWeights } from './rankc-weights.js'
export { type ResourceMeans, resourceMeans } from './resource-means.js'
export { type SeaEvalConsistency, type SeaEvalOptions, seaEvalConsistency } from './sea-eval.js'
export { type SeenMeans, seenMeans } from './seen-means.js'
export {
  type BootstrapIntervalOptions,
  bootstrapInterval,
} from './statistics/bootstrap.js'
export { bootstrapMeans, type ResamplingOptions } from './statistics/bootstrap-means.js'
export { type CompareModelsOptions, compareModels } from './statistics/compare-models.js'
export { type Mcnemar, type McnemarOptions, mcnemar } from './statistics/mcnemar.js'
export { benjaminiHochberg, holm } from './statistics/multiple-comparisons.js'
export { type PairedBootstrap, pairedBootstrap } from './statistics/paired-bootstrap.js'
export { createPcg64, type Pcg64 } from './statistics/pcg64.js'
export {
  type PermutationTest,
  type PermutationTestOptions,
  pairedPermutationTest,
} from './statistics/permutation-test.js'
export { quantile } from './statistics/quantile.js'
export { type WilsonIntervalOptions, wilsonInterval } from './statistics/wilson-interval.js'
export { type TotalConsistency, totalConsistency } from './total-consistency.js'
export { type AssociativeErrorRates, associativeErrorRates, type XFakt, xFakt } from './x-fakt.js'
