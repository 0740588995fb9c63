import { join } from 'node:path'
import { type WriteTinyCheckpointOptions, writeTinyCheckpoint } from '@polyfact/onnx'
import { emptyFolder } from './records.js'

/** A folder with a very small random checkpoint. */
export async function tinyModel(options: Partial<WriteTinyCheckpointOptions> = {}): Promise<string> {
  const folder = join(await emptyFolder(), 'tiny')
  const small = { hiddenSize: 32, intermediateSize: 48, heads: 2 }
  await writeTinyCheckpoint(folder, { architecture: 'qwen2', seed: 1, ...small, ...options })
  return folder
}
