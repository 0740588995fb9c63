/**
 * How near translations are in the hidden states of a model: from two arrays of sentence embeddings, nothing else.
 *
 * @packageDocumentation
 */
export {
  type AlignmentScores,
  alignmentScores,
  type VariantScores,
} from './alignment-scores.js'
export {
  type CosineSimilaritiesOptions,
  cosineSimilarities,
  type SimilaritiesShape,
} from './cosine-similarities.js'
export { type DPrime, dPrime } from './d-prime.js'
export type { Embeddings, EmbeddingsShape } from './embeddings.js'
export { type LinearCkaOptions, linearCka } from './linear-cka.js'
export { type Mexa, mexa } from './mexa.js'
export { type Retrieval, retrieval } from './retrieval.js'
export { type SimilarityMargin, similarityMargin } from './similarity-margin.js'
