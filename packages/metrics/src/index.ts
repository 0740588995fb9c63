/**
 * Accuracy and cross-lingual consistency of language models from the scores of their candidates.
 *
 * @packageDocumentation
 */
export { type Accuracy, accuracy } from './accuracy.js'
export { type Agreement, agreement } from './agreement.js'
export type { ByLanguage } from './by-language.js'
export { type ConsistencySplit, consistencySplit } from './consistency-split.js'
export { type EvaluateOptions, evaluate } from './evaluate/evaluate.js'
export type { PairMeans } from './language-pairs.js'
export { normalizeScore } from './normalize-score.js'
export {
  type CandidateRanking,
  type RankCandidatesOptions,
  rankCandidates,
} from './rank-candidates.js'
export { rankc } from './rankc.js'
export { type RankcMatrix, rankcMatrix } from './rankc-matrix.js'
export { type RankcOptions, rankcChance, rankcFloor, rankcWeights } from './rankc-weights.js'
export { type ResourceMeans, resourceMeans } from './resource-means.js'
export { type TotalConsistency, totalConsistency } from './total-consistency.js'
