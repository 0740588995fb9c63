/** Stable reasons a PolyFact library refuses an input. Add; never rename or reuse. */
export type PolyfactErrorCode =
  // what was passed in
  | 'INVALID_INPUT' // does not have the form of its schema; `details.path` says where
  | 'EMPTY_INPUT' // nothing to compute from
  | 'SHAPE_MISMATCH' // two things that must have the same size do not
  | 'NOT_FINITE' // NaN or an infinity where a number is needed
  | 'OUT_OF_RANGE' // a number outside its range
  | 'UNKNOWN_LANGUAGE' // a language that the data does not have
  | 'UNKNOWN_OPTION' // an option or a value of one that does not exist
  // facts and candidates
  | 'DUPLICATE_ID' // an id that must be unique occurs twice
  | 'GOLD_MISSING' // the gold is not among the candidates, or is not known where it is needed
  | 'CANDIDATE_MISMATCH' // two languages of one fact have different candidates
  | 'GOLD_MISMATCH' // two languages of one fact have different golds
  | 'FACT_REAPPEARED' // a fact comes back after another fact has begun
  | 'NORMALIZATION_UNAVAILABLE' // the scores hold too little for this normalisation
  | 'HEADER_MISMATCH' // scores of another model, dataset, prompt or tokenizer
  | 'CANDIDATES_UNALIGNED' // nothing says which candidate of one language is which of another
  | 'JOIN_KEY_MISSING' // nothing says which questions of two languages are the same fact
  | 'AMBIGUOUS_NAME' // a name that several things answer to
  // files and checkpoints
  | 'FILE_NOT_FOUND'
  | 'FILE_CORRUPT' // truncated, overlapping or otherwise not what its own header says
  | 'FILE_CHANGED' // something else wrote to a file while it was being written
  | 'UNSUPPORTED_FORMAT' // a file layout that is not known
  | 'VERIFICATION_FAILED' // a stored number is not what its records give
  | 'UNSUPPORTED_MODEL' // an architecture, or a setting of its config.json, that is not implemented
  | 'TENSOR_MISSING'
  | 'TENSOR_MISMATCH' // a tensor whose shape or type is not what config.json says
  // running models
  | 'DEPENDENCY_MISSING' // an optional package that is needed here is not installed
  | 'PROVIDER_UNAVAILABLE' // the execution provider that was asked for does not work here
  | 'OUT_OF_MEMORY' // more memory would be needed than is free
  | 'TOKEN_BOUNDARY' // prompt and candidate share a token, so that no score belongs to the candidate alone
  | 'MODEL_REPLY_INVALID' // a model or the runtime returned what it must not
  | 'ABORTED' // stopped by the caller's signal

const marker = Symbol.for('polyfact.error')

/**
 * The one error class of the PolyFact libraries.
 *
 * Branch on {@link PolyfactError.code}; read {@link PolyfactError.details} for the offending values.
 *
 * @example
 * ```ts
 * PolyfactError.is(new PolyfactError('EMPTY_INPUT', 'rankc: no facts'), 'EMPTY_INPUT') // => true
 * ```
 */
export class PolyfactError<Code extends PolyfactErrorCode = PolyfactErrorCode> extends Error {
  override readonly name = 'PolyfactError'
  readonly code: Code
  readonly details: Readonly<Record<string, unknown>>

  constructor(code: Code, message: string, details: Record<string, unknown> = {}, options?: ErrorOptions) {
    super(message, options)
    this.code = code
    this.details = details
    Object.defineProperty(this, marker, { value: true })
  }

  /** True for a PolyfactError from any installed copy of the schema package. */
  static is<Code extends PolyfactErrorCode>(error: unknown, code?: Code): error is PolyfactError<Code> {
    return (
      error instanceof Error &&
      (error as { [marker]?: true })[marker] === true &&
      (code === undefined || (error as PolyfactError).code === code)
    )
  }
}
