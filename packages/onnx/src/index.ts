/**
 * ONNX graphs of decoder language models, written from Hugging Face checkpoints without Python.
 *
 * @packageDocumentation
 */
export type { FloatFormat } from './checkpoint/float-formats.js'
export {
  CHECKPOINT_ARCHITECTURES,
  type CheckpointArchitecture,
  type WriteTinyCheckpointOptions,
} from './checkpoint/tiny-checkpoint-options.js'
export { type TinyCheckpoint, writeTinyCheckpoint } from './checkpoint/write-tiny-checkpoint.js'
