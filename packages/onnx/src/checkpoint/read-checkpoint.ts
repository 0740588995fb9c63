import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { PolyfactError } from '@polyfact/schema/errors'
import { type DecoderConfig, parseDecoderConfig } from './decoder-config.js'
import { checkDecoderTensors } from './decoder-tensors.js'
import { checkTiedHead } from './tied-head.js'
import { findWeights, type Weights } from './weight-files.js'

/** A checked checkpoint folder: its configuration, and where its weights lie. */
export interface Checkpoint extends Weights {
  /** As it was given. */
  readonly folder: string
  readonly config: DecoderConfig
}

/**
 * Reads a Hugging Face checkpoint folder without reading its weights: `config.json` and the headers of its
 * safetensors. (A tied checkpoint that stores its head as well is the exception: the two are compared.)
 *
 * @param folder - holds `config.json` and `model.safetensors`, or shards with
 * `model.safetensors.index.json`; symbolic links, as in a Hugging Face cache, are followed.
 * @returns the configuration with every default filled in, and name, type, shape and place of every tensor,
 * which agree.
 * @throws {@link PolyfactError} `FILE_NOT_FOUND` (folder, `config.json`, weights, shard), `FILE_CORRUPT`
 * (not JSON, truncated), `UNSUPPORTED_MODEL` (architecture, setting or number type that is not
 * implemented), `UNSUPPORTED_FORMAT` (no safetensors, shards in different folders), `INVALID_INPUT` (a
 * value that makes no sense), `TENSOR_MISSING`, `TENSOR_MISMATCH`.
 *
 * @example
 * ```ts
 * import { mkdtemp } from 'node:fs/promises'
 * import { tmpdir } from 'node:os'
 * import { join } from 'node:path'
 *
 * const folder = await mkdtemp(join(tmpdir(), 'tiny-'))
 * await writeTinyCheckpoint(folder, { architecture: 'qwen2', seed: 1 })
 * const { config } = await readCheckpoint(folder)
 * config.architecture // => 'Qwen2ForCausalLM'
 * ```
 */
export async function readCheckpoint(folder: string): Promise<Checkpoint> {
  await requireFolder(folder)
  const config = await readConfig(folder)
  const weights = await findWeights(folder)
  checkDecoderTensors(config, weights.tensors, folder)
  await checkTiedHead(config, weights, folder)
  return { folder, config, ...weights }
}

async function requireFolder(folder: string): Promise<void> {
  const found = await stat(folder).catch(() => null)
  if (found?.isDirectory()) return
  const what = found === null ? 'does not exist' : 'is no folder'
  throw new PolyfactError(
    'FILE_NOT_FOUND',
    `readCheckpoint: ${folder} ${what}; expected a checkpoint folder`,
    { folder },
  )
}

async function readConfig(folder: string): Promise<DecoderConfig> {
  const path = join(folder, 'config.json')
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new PolyfactError(
      'FILE_NOT_FOUND',
      `readCheckpoint: ${folder} has no config.json; expected a Hugging Face checkpoint`,
      { folder },
      { cause },
    )
  })
  return parseDecoderConfig(parseJson(text, path), path)
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    const reason = (cause as Error).message.replaceAll(/\s+/g, ' ')
    throw new PolyfactError(
      'FILE_CORRUPT',
      `readCheckpoint: ${path} is not JSON (${reason}); expected a JSON object`,
      { path },
      { cause },
    )
  }
}
