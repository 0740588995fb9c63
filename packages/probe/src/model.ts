import type { DecoderConfig } from '@polyfact/onnx'
import { type ModelReference, PolyfactError } from '@polyfact/schema'
import type { Batch } from './scoring/batches.js'
import type { Session } from './session.js'
import type { Provider } from './session-messages.js'
import type { Tokenizer } from './tokenizer.js'

/** What is known of a model once it is open. */
export interface ModelDescription {
  /** Id, revision and architecture, as the header of scores has them. */
  readonly reference: ModelReference
  /** What its `config.json` says, every default filled in. */
  readonly config: DecoderConfig
  readonly tokenizer: Tokenizer
  /** Where it runs. */
  readonly provider: Provider
  /** Of the computation: `float32`, or `tf32` where a GPU multiplies in TF32. */
  readonly precision: 'float32' | 'tf32'
  /** Longest text in tokens. */
  readonly maxPositions: number
  /** Of the software, by package name. */
  readonly versions: Readonly<Record<string, string>>
}

/** An open model: a tokenizer, and a session that holds the weights until it is closed. */
export class Model implements ModelDescription, AsyncDisposable {
  readonly reference: ModelReference
  readonly config: DecoderConfig
  readonly tokenizer: Tokenizer
  readonly provider: Provider
  readonly precision: 'float32' | 'tf32'
  readonly maxPositions: number
  readonly versions: Readonly<Record<string, string>>
  readonly #session: Session

  /** @internal use `openModel` */
  constructor(description: ModelDescription, session: Session) {
    this.reference = description.reference
    this.config = description.config
    this.tokenizer = description.tokenizer
    this.provider = description.provider
    this.precision = description.precision
    this.maxPositions = description.maxPositions
    this.versions = description.versions
    this.#session = session
  }

  /** Number of tokens that the model knows; token ids are below it. */
  get vocabularySize(): number {
    return this.config.vocabularySize
  }

  /**
   * Log-probabilities of the tokens that a batch asks for.
   *
   * @param batch - Its arrays move to the session's thread and are empty afterwards.
   * @returns `[score]` in nats.
   * @throws {@link PolyfactError} `MODEL_REPLY_INVALID` when the runtime fails, returns another number of scores, or
   *   the model is closed; `OUT_OF_MEMORY`.
   */
  async logProbabilities(batch: Batch): Promise<Float32Array> {
    const { rows, width } = batch
    const scores = batch.scoreRows.length
    const { log_probabilities: reply } = await this.#session.run({
      input_ids: { type: 'int64', data: batch.inputIds, shape: [rows, width] },
      position_ids: { type: 'int64', data: batch.positionIds, shape: [rows, width] },
      attention_mask: { type: 'bool', data: batch.attentionMask, shape: [rows, 1, width, width] },
      score_rows: { type: 'int64', data: batch.scoreRows, shape: [scores] },
      score_targets: { type: 'int64', data: batch.scoreTargets, shape: [scores] },
    })
    if (reply?.type === 'float32' && reply.data.length === scores) return reply.data
    throw new PolyfactError(
      'MODEL_REPLY_INVALID',
      `logProbabilities: the model returned ${reply?.data.length ?? 'no'} scores (${reply?.type}); ${scores} of float32 are expected`,
      { expected: scores, found: reply?.data.length },
    )
  }

  /** Waits for the runs under way and releases the weights. Closing twice is once. */
  close(): Promise<void> {
    return this.#session.close()
  }

  /** {@link close}, for `await using`. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.close()
  }
}
