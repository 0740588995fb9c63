import { join } from 'node:path'
import { type CheckpointArchitecture, writeTinyCheckpoint } from '@polyfact/onnx'
import { emptyFolder } from './records.js'

/** A folder with a very small random checkpoint. */
export async function tinyModel(seed = 1, architecture: CheckpointArchitecture = 'qwen2'): Promise<string> {
  const folder = join(await emptyFolder(), 'tiny')
  await writeTinyCheckpoint(folder, { architecture, seed, hiddenSize: 32, intermediateSize: 48, heads: 2 })
  return folder
}
