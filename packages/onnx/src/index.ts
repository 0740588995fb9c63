/**
 * ONNX graphs of decoder language models, written from Hugging Face checkpoints without Python.
 *
 * @packageDocumentation
 */
export { buildDecoder, type DecoderGraph } from './build-decoder.js'
export type { DecoderArchitecture } from './checkpoint/architectures.js'
export { type CheckpointRevisionOptions, checkpointRevision } from './checkpoint/checkpoint-revision.js'
export type { DecoderConfig } from './checkpoint/decoder-config.js'
export type { FloatFormat } from './checkpoint/float-formats.js'
export { type Checkpoint, readCheckpoint } from './checkpoint/read-checkpoint.js'
export type { RotaryConfig } from './checkpoint/rotary-config.js'
export type { StoredTensor } from './checkpoint/safetensors-header.js'
export type { TensorLocation, WeightFile, Weights } from './checkpoint/weight-files.js'
export { decoderGraph } from './decoder-graph.js'
export {
  DEFAULT_MAX_POSITIONS,
  type DecoderOutput,
  type DecoderPlan,
  type DecoderTap,
  type TapKind,
} from './decoder-plan.js'
export type { Axis } from './graph/axes.js'
export type { Attribute, ElementType, Graph, GraphNode, Initializer, Value } from './graph/graph.js'
export { modelProto } from './graph/model-proto.js'
export {
  CHECKPOINT_ARCHITECTURES,
  type CheckpointArchitecture,
  type WriteTinyCheckpointOptions,
} from './tiny-checkpoint/tiny-checkpoint-options.js'
export { type TinyCheckpoint, writeTinyCheckpoint } from './tiny-checkpoint/write-tiny-checkpoint.js'
export { trialModel } from './trial-model.js'
