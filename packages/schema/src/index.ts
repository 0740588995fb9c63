/**
 * The shared words of the PolyFact libraries: languages, facts, candidates, scores, results and errors.
 *
 * @packageDocumentation
 */
export {
  CandidateScore,
  CandidateScores,
  checkCandidateScores,
  parseCandidateScores,
} from './candidate-scores.js'
export type { PolyfactErrorCode } from './errors.js'
export { PolyfactError } from './errors.js'
export {
  EvaluationResult,
  LanguageGroupMean,
  parseEvaluationResult,
  RankcWeighting,
} from './evaluation-result.js'
export { Candidate, checkFact, Entity, Fact, LocalizedFact, Property, parseFact, Split } from './fact.js'
export { EntityId, PropertyId } from './ids.js'
export {
  HIGH_RESOURCE_LANGUAGES,
  KLAR_LANGUAGES,
  Language,
  LOW_RESOURCE_LANGUAGES,
  PAPER_LANGUAGES,
  SEEN_LANGUAGES,
  UNSEEN_LANGUAGES,
  writingDirection,
} from './languages.js'
export { Normalization } from './normalization.js'
export {
  DatasetReference,
  ModelReference,
  PromptReference,
  parseScoresHeader,
  SCHEMA_VERSION,
  ScoresHeader,
} from './scores-header.js'
