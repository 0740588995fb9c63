import type { DecoderConfig } from './checkpoint/decoder-config.js'
import { type Checkpoint, readCheckpoint } from './checkpoint/read-checkpoint.js'
import { decoderGraph } from './decoder-graph.js'
import { type DecoderPlan, resolvePlan } from './decoder-plan.js'
import { modelProto } from './graph/model-proto.js'

/** A decoder ready for ONNX Runtime. */
export interface DecoderGraph {
  /** An ONNX model (opset 23) without weights: about 1 MB, most of it rotary tables. */
  readonly model: Uint8Array
  /**
   * Folder of the weight files; the session's option
   * `session.model_external_initializers_file_folder_path`.
   */
  readonly externalDataFolder: string
  readonly config: DecoderConfig
  /** Names of the inputs, all of which every run needs. */
  readonly inputs: readonly string[]
  /** Names of the outputs. */
  readonly outputs: readonly string[]
  /** `position_ids` must be whole numbers from 0 to `maxPositions − 1`. */
  readonly maxPositions: number
}

/**
 * Writes the ONNX model of a checkpoint's decoder, whose weights stay in their safetensors files.
 *
 * Inputs of every decoder:
 *
 * - `input_ids`, int64 `[batch, sequence]`;
 * - `position_ids`, int64 `[batch, sequence]`, below `maxPositions`; any numbers, so that several
 *   continuations of one prefix can share a row;
 * - `attention_mask`, bool `[batch, 1, sequence, sequence]`: `[b, 0, i, j]` is true where position i may
 *   attend to position j. Every position must be allowed something (padding: itself).
 *
 * A plan adds its own inputs and outputs: {@link DecoderOutput}, {@link TapKind}. Numbers are computed in
 * float32; weights stored as bfloat16 or float16 are converted when the session is created.
 *
 * @param checkpoint - a Hugging Face checkpoint folder, or what {@link readCheckpoint} returned for it.
 * @param plan - which outputs the graph has.
 * @returns the model and what a session needs to know; no weight is read.
 * @throws {@link PolyfactError} the errors of {@link readCheckpoint} for a folder; `EMPTY_INPUT` for a plan
 * without outputs; `UNKNOWN_OPTION` and `OUT_OF_RANGE` for a plan that the model cannot follow.
 *
 * @example
 * ```ts
 * import { mkdtemp } from 'node:fs/promises'
 * import { tmpdir } from 'node:os'
 * import { join } from 'node:path'
 *
 * const folder = await mkdtemp(join(tmpdir(), 'tiny-'))
 * await writeTinyCheckpoint(folder, { architecture: 'olmo2', seed: 1 })
 * const { inputs } = await buildDecoder(folder, { outputs: ['last-logits'] })
 * inputs // => ['input_ids', 'position_ids', 'attention_mask', 'logit_rows']
 * ```
 */
export async function buildDecoder(
  checkpoint: string | Checkpoint,
  plan: DecoderPlan,
): Promise<DecoderGraph> {
  const read = typeof checkpoint === 'string' ? await readCheckpoint(checkpoint) : checkpoint
  const graph = decoderGraph(read, plan)
  return {
    model: modelProto(graph),
    externalDataFolder: read.dataFolder,
    config: read.config,
    inputs: graph.inputs.map(({ name }) => name),
    outputs: graph.outputs.map(({ name }) => name),
    maxPositions: resolvePlan(plan, read.config).maxPositions,
  }
}
