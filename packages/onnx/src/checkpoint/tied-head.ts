import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { PolyfactError } from '@polyfact/schema/errors'
import type { DecoderConfig } from './decoder-config.js'
import type { TensorLocation, Weights } from './weight-files.js'

/**
 * Refuses a tied checkpoint that stores an output head other than its embedding.
 *
 * Some trainers save the shared table under both names, which is harmless. Where the two differ (a head
 * trained by itself), the file and `tie_word_embeddings` contradict each other: transformers 4 computes with
 * the embedding, transformers 5 with the stored head. Only here are weights read, at constant memory, and
 * only where both are stored.
 *
 * @throws {@link PolyfactError} `TENSOR_MISMATCH`.
 */
export async function checkTiedHead(
  config: Pick<DecoderConfig, 'embeddings'>,
  { dataFolder, tensors }: Pick<Weights, 'dataFolder' | 'tensors'>,
  folder: string,
): Promise<void> {
  const head = tensors.get('lm_head.weight')
  if (config.embeddings === 'untied' || head === undefined) return
  const embedding = tensors.get('model.embed_tokens.weight')!
  const isCopy =
    head.format === embedding.format &&
    head.length === embedding.length &&
    (await digest(dataFolder, head)) === (await digest(dataFolder, embedding))
  if (isCopy) return
  throw new PolyfactError(
    'TENSOR_MISMATCH',
    `readCheckpoint: ${folder} stores a lm_head.weight other than model.embed_tokens.weight; config.json calls for one table (tie_word_embeddings is true)`,
    { folder, tensor: 'lm_head.weight' },
  )
}

async function digest(dataFolder: string, { file, offset, length }: TensorLocation): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(join(dataFolder, file), { start: offset, end: offset + length - 1 }), hash)
  return hash.digest('hex')
}
