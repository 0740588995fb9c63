/**
 * The shared words of the PolyFact libraries: languages, facts, candidates, scores, results and errors.
 *
 * @packageDocumentation
 */
export { CandidateScore, CandidateScores, parseCandidateScores } from './candidate-scores.js'
export { checkCandidateScores } from './check-candidate-scores.js'
export { checkFact } from './check-fact.js'
export { checkLanguageList } from './check-language-list.js'
export type { PolyfactErrorCode } from './errors.js'
export { PolyfactError } from './errors.js'
export {
  EvaluationResult,
  parseEvaluationResult,
  RankcWeighting,
  TieRule,
} from './evaluation-result.js'
export { Candidate, Entity, Fact, LocalizedFact, Property, parseFact, Split } from './fact.js'
export { AnswerMatching, FreeFormResult, parseFreeFormResult } from './free-form-result.js'
export { Generation, NamedCandidate, parseGeneration } from './generation.js'
export { EntityId, PropertyId } from './ids.js'
export {
  HIGH_RESOURCE_LANGUAGES,
  inPaperOrder,
  KLAR_LANGUAGES,
  LOW_RESOURCE_LANGUAGES,
  PAPER_LANGUAGES,
  SEEN_LANGUAGES,
  UNSEEN_LANGUAGES,
} from './language-sets.js'
export { Language, writingDirection } from './languages.js'
export {
  ComparedMetric,
  Correction,
  Disagreement,
  ModelComparison,
  ModelDifference,
  parseModelComparison,
} from './model-comparison.js'
export { Normalization } from './normalization.js'
export { explainIssue } from './parse.js'
export {
  BootstrapReference,
  ConditionalAgreement,
  CorrectOverlap,
  Interval,
  LanguageGroupMean,
  PartResult,
  ResultIntervals,
  Share,
} from './result-parts.js'
export { SCHEMA_VERSION } from './schema-version.js'
export {
  DatasetReference,
  ModelReference,
  PromptReference,
  parseScoresHeader,
  ScoresHeader,
} from './scores-header.js'
