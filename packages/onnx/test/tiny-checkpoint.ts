import { type Checkpoint, readCheckpoint } from '../src/checkpoint/read-checkpoint.js'
import type { WriteTinyCheckpointOptions } from '../src/tiny-checkpoint/tiny-checkpoint-options.js'
import { writeTinyCheckpoint } from '../src/tiny-checkpoint/write-tiny-checkpoint.js'
import { temporaryFolder } from './temporary-folder.js'

/** A checkpoint in a folder that goes when the test ends. */
export async function tinyCheckpoint(options: Partial<WriteTinyCheckpointOptions> = {}): Promise<Checkpoint> {
  const folder = await temporaryFolder()
  await writeTinyCheckpoint(folder, { architecture: 'llama', seed: 1, ...options })
  return readCheckpoint(folder)
}
