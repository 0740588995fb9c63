import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PolyfactError } from '@polyfact/schema/errors'
import { bytesPerFloat } from '../checkpoint/float-formats.js'
import { BYTE_LEVEL_TOKENS, byteLevelTokenizer } from './byte-level-tokenizer.js'
import { tinyConfig } from './tiny-checkpoint-config.js'
import {
  planTinyCheckpoint,
  type TinyCheckpointPlan,
  type WriteTinyCheckpointOptions,
} from './tiny-checkpoint-options.js'
import { type RandomTensor, tinyTensors } from './tiny-checkpoint-tensors.js'
import { tensorBytes, writeSafetensors } from './write-safetensors.js'

/** What {@link writeTinyCheckpoint} wrote. */
export interface TinyCheckpoint {
  /** Numbers in all tensors; a tied output head counts once. */
  readonly parameters: number
  /** Bytes of all tensors, without the headers of their files. */
  readonly weightBytes: number
  /** Names of the files within the folder, weights first. */
  readonly files: readonly string[]
}

/**
 * Writes a checkpoint with seeded random weights, in the format of Hugging Face transformers.
 *
 * The folder holds `config.json`, `generation_config.json`, safetensors, and a tokenizer of 256 bytes and
 * `<|endoftext|>`; transformers 4 and 5 load it (`AutoModelForCausalLM`, `AutoTokenizer`), and so does
 * anything else that reads their checkpoints. Nothing is trained: such a model answers at chance. Bytes
 * depend on the options alone, and a tensor's numbers on the seed and its own name, shape and place in the
 * model, so that formats and shards of one seed differ only in rounding and in layout. Memory does not grow
 * with the size; half a billion parameters take seconds.
 *
 * @param folder - a new or empty folder; missing parents are made.
 * @param options - see {@link WriteTinyCheckpointOptions}. The defaults make about 110 thousand parameters,
 * 220 KB.
 * @returns what was written. `config.json` comes last: a folder that has it is complete.
 * @throws {@link PolyfactError} `UNKNOWN_OPTION`, `OUT_OF_RANGE` or `SHAPE_MISMATCH` for options that make no
 * model; `INVALID_INPUT` for a folder that is not empty, or a file; `ABORTED` by the signal, after removing what was
 * written.
 *
 * @example
 * ```ts
 * import { mkdtemp } from 'node:fs/promises'
 * import { tmpdir } from 'node:os'
 * import { join } from 'node:path'
 *
 * const folder = await mkdtemp(join(tmpdir(), 'tiny-'))
 * const { parameters } = await writeTinyCheckpoint(folder, { architecture: 'llama', seed: 7 })
 * parameters // => 121152
 * ```
 */
export async function writeTinyCheckpoint(
  folder: string,
  options: WriteTinyCheckpointOptions,
): Promise<TinyCheckpoint> {
  const { signal, ...rest } = options
  const plan = planTinyCheckpoint(rest)
  const tensors = tinyTensors(plan)
  const shards = splitIntoShards(tensors, plan)
  await makeEmptyFolder(folder)
  const files: string[] = []
  try {
    for (const [file, shard] of shards) {
      files.push(file)
      await writeSafetensors(join(folder, file), shard, { ...plan, signal })
    }
    for (const [file, content] of jsonFiles(plan, shards)) {
      files.push(file)
      await writeFile(join(folder, file), `${JSON.stringify(content, null, 2)}\n`)
    }
  } catch (cause) {
    for (const file of files) await rm(join(folder, file), { force: true })
    if (!signal?.aborted) throw cause
    throw new PolyfactError(
      'ABORTED',
      `writeTinyCheckpoint: stopped by the caller; ${folder} is empty`,
      {},
      { cause },
    )
  }
  const weightBytes = bytesOf(tensors, plan)
  return { parameters: weightBytes / bytesPerFloat[plan.dtype], weightBytes, files }
}

/** Makes a folder, or takes one that is empty. */
async function makeEmptyFolder(folder: string): Promise<void> {
  const refuse = (found: string, cause?: unknown) => {
    throw new PolyfactError(
      'INVALID_INPUT',
      `writeTinyCheckpoint: ${folder} ${found}; expected a new or empty folder`,
      { folder },
      { cause },
    )
  }
  await mkdir(folder, { recursive: true }).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code !== 'EEXIST' && cause.code !== 'ENOTDIR') throw cause
    refuse('is a file, or lies below one', cause)
  })
  const [present] = await readdir(folder)
  if (present !== undefined) refuse(`holds ${present}`)
}

/**
 * Consecutive tensors in files of about equal size, none empty, under the names that transformers gives them.
 */
function splitIntoShards(tensors: RandomTensor[], plan: TinyCheckpointPlan): Map<string, RandomTensor[]> {
  const count = plan.shards
  if (count === 1) return new Map([['model.safetensors', tensors]])
  if (count > tensors.length) {
    throw new PolyfactError(
      'OUT_OF_RANGE',
      `writeTinyCheckpoint: found shards ${count}; expected at most one for each of the ${tensors.length} tensors`,
      { shards: count, tensors: tensors.length },
    )
  }
  const share = bytesOf(tensors, plan) / count
  const shards: RandomTensor[][] = [[]]
  let before = 0
  for (const [index, tensor] of tensors.entries()) {
    const isFull = before >= share * shards.length
    const isNeeded = tensors.length - index === count - shards.length
    if (shards.at(-1)!.length > 0 && shards.length < count && (isFull || isNeeded)) shards.push([])
    shards.at(-1)!.push(tensor)
    before += tensorBytes(tensor, plan.dtype)
  }
  const digits = (number: number) => String(number).padStart(5, '0')
  return new Map(
    shards.map((shard, index) => [`model-${digits(index + 1)}-of-${digits(count)}.safetensors`, shard]),
  )
}

function jsonFiles(plan: TinyCheckpointPlan, shards: Map<string, RandomTensor[]>): [string, object][] {
  const { tokenizer, config } = byteLevelTokenizer()
  const places = [...shards].flatMap(([file, shard]) => shard.map(({ name }) => [name, file]))
  const index = {
    metadata: { total_size: bytesOf([...shards.values()].flat(), plan) },
    weight_map: Object.fromEntries(places),
  }
  const endOfText = BYTE_LEVEL_TOKENS - 1
  return [
    ...(shards.size > 1 ? ([['model.safetensors.index.json', index]] as [string, object][]) : []),
    ['tokenizer.json', tokenizer],
    ['tokenizer_config.json', config],
    ['generation_config.json', { do_sample: false, eos_token_id: endOfText, pad_token_id: endOfText }],
    ['config.json', tinyConfig(plan)],
  ]
}

function bytesOf(tensors: readonly RandomTensor[], plan: TinyCheckpointPlan): number {
  return tensors.reduce((sum, tensor) => sum + tensorBytes(tensor, plan.dtype), 0)
}
