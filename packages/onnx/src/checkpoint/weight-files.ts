import { readdir, readFile, realpath, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { PolyfactError } from '@polyfact/schema/errors'
import * as z from 'zod'
import { readSafetensorsHeader, type StoredTensor } from './safetensors-header.js'

/** A weight file: the name that the checkpoint gives it, and where it really is. */
export interface WeightFile {
  readonly name: string
  /** Absolute, symbolic links resolved: in a Hugging Face cache, `…/blobs/<hash>`. */
  readonly path: string
}

/** A tensor and the file that holds it, by its base name within the folder that holds all weight files. */
export interface TensorLocation extends StoredTensor {
  readonly file: string
}

/** The weights of a checkpoint: where they are, not what they are. */
export interface Weights {
  /** Real folder of all weight files. */
  readonly dataFolder: string
  readonly weightFiles: readonly WeightFile[]
  readonly tensors: ReadonlyMap<string, TensorLocation>
}

const SINGLE = 'model.safetensors'
const INDEX = 'model.safetensors.index.json'
const Index = z.object({ weight_map: z.record(z.string(), z.string()) })

/**
 * Finds the tensors of a checkpoint: `model.safetensors`, or else the shards of
 * `model.safetensors.index.json`.
 *
 * @param folder - the checkpoint; its files may be symbolic links (Hugging Face cache), into one folder.
 * @throws {@link PolyfactError} `FILE_NOT_FOUND` without weights or for a missing shard; `FILE_CORRUPT`;
 * `TENSOR_MISSING` where a shard lacks what the index promises; `UNSUPPORTED_FORMAT` for shards in
 * different real folders or weights in other formats.
 */
export async function findWeights(folder: string): Promise<Weights> {
  const weightMap = await readWeightMap(folder)
  const names = [...new Set(weightMap?.values() ?? [SINGLE])].sort()
  const weightFiles = await Promise.all(names.map((name) => resolveFile(folder, name)))
  const dataFolder = commonFolder(weightFiles)
  const tensors = new Map<string, TensorLocation>()
  for (const file of weightFiles) {
    for (const tensor of await readSafetensorsHeader(file.path)) {
      if ((weightMap?.get(tensor.name) ?? file.name) !== file.name) continue // the index names another shard
      tensors.set(tensor.name, { ...tensor, file: basename(file.path) })
    }
  }
  for (const [tensor, name] of weightMap ?? []) {
    if (tensors.has(tensor)) continue
    throw new PolyfactError(
      'TENSOR_MISSING',
      `readCheckpoint: ${join(folder, name)} has no ${tensor}; ${INDEX} says it has`,
      { folder, file: name, tensor },
    )
  }
  return { dataFolder, weightFiles, tensors }
}

/** Shard by tensor name, or null where one file holds everything. */
async function readWeightMap(folder: string): Promise<Map<string, string> | null> {
  if (await isFile(join(folder, SINGLE))) return null
  const path = join(folder, INDEX)
  if (!(await isFile(path))) throw await noWeights(folder)
  const text = await readFile(path, 'utf8')
  const parsed = Index.safeParse(parseJson(text))
  if (!parsed.success) {
    throw new PolyfactError(
      'FILE_CORRUPT',
      `readCheckpoint: ${path} is no index of shards; expected { "weight_map": { tensor: file } }`,
      { path },
    )
  }
  const map = new Map(Object.entries(parsed.data.weight_map))
  if (map.size === 0)
    throw new PolyfactError('FILE_CORRUPT', `readCheckpoint: ${path} names no tensors; expected some`, {
      path,
    })
  return map
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

async function resolveFile(folder: string, name: string): Promise<WeightFile> {
  const path = join(folder, name)
  if (basename(name) !== name || name.includes('\\'))
    throw new PolyfactError(
      'FILE_CORRUPT',
      `readCheckpoint: ${join(folder, INDEX)} names the shard ${JSON.stringify(name)}; expected a file name`,
      { folder, file: name },
    )
  if (!(await isFile(path)))
    throw new PolyfactError('FILE_NOT_FOUND', `readCheckpoint: ${path} does not exist; ${INDEX} names it`, {
      folder,
      file: name,
    })
  return { name, path: await realpath(path) }
}

/** ONNX Runtime reads external data from one folder and refuses links that leave it. */
function commonFolder(files: readonly WeightFile[]): string {
  const [first, ...rest] = files
  const folder = dirname(first!.path)
  const stray = rest.find((file) => dirname(file.path) !== folder)
  if (stray === undefined) return folder
  throw new PolyfactError(
    'UNSUPPORTED_FORMAT',
    `readCheckpoint: ${first!.name} is really in ${folder}, but ${stray.name} in ${dirname(stray.path)}; expected all shards in one folder (copy them into one)`,
    { folders: [folder, dirname(stray.path)] },
  )
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile()
  } catch {
    return false
  }
}

async function noWeights(folder: string): Promise<PolyfactError> {
  const names = await readdir(folder)
  const dangling = names.find((name) => name === SINGLE || name === INDEX)
  if (dangling !== undefined)
    return new PolyfactError(
      'FILE_NOT_FOUND',
      `readCheckpoint: ${join(folder, dangling)} leads to no file; expected the weights (the download may be incomplete)`,
      { folder, file: dangling },
    )
  const others = names.filter((name) => /\.(bin|pt|pth|gguf|h5|msgpack|safetensors)$/.test(name))
  const found = others.length === 0 ? 'no weights' : `${others.slice(0, 3).join(', ')}`
  return new PolyfactError(
    others.length === 0 ? 'FILE_NOT_FOUND' : 'UNSUPPORTED_FORMAT',
    `readCheckpoint: ${folder} has ${found}; expected ${SINGLE} or ${INDEX}`,
    { folder, found: others },
  )
}
