/**
 * Run decoder language models on ONNX Runtime: sessions and candidate log-likelihood scoring.
 *
 * @packageDocumentation
 */
export type { Model, ModelDescription } from './model.js'
export { type OpenModelOptions, type OpenProgress, openModel } from './open-model.js'
export type { ProviderRequest } from './provider.js'
export { type ScoreStream, scoreCandidates } from './score-candidates.js'
export type { Batch } from './scoring/batches.js'
export { continuationText, PAPER_PROMPT, promptText } from './scoring/prompt.js'
export type { ScoringModel } from './scoring/score-fact.js'
export type { ScoreCandidatesOptions, ScoreProgress } from './scoring/score-options.js'
export { Session, type SessionOptions } from './session.js'
export type { Provider, Tensors, TensorValue } from './session-messages.js'
export { loadTokenizer, type Tokenizer } from './tokenizer.js'
