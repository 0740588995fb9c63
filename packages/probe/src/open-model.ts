import { createRequire } from 'node:module'
import { buildDecoder, checkpointRevision, readCheckpoint } from '@polyfact/onnx'
import { PolyfactError } from '@polyfact/schema'
import { availableMemory } from './memory/available-memory.js'
import { checkMemory, estimateMemory } from './memory/estimate-memory.js'
import { Model } from './model.js'
import { folderReference } from './model-reference.js'
import { chooseProvider, type ProviderRequest } from './provider.js'
import { DEFAULT_TOKEN_BUDGET, scoreBudget } from './scoring/score-options.js'
import { Session } from './session.js'
import type { Provider } from './session-messages.js'
import { loadTokenizer } from './tokenizer.js'

/** How far `openModel` is: its files are being read, or its weights loaded. */
export interface OpenProgress {
  readonly stage: 'reading' | 'loading'
}

/** Options of {@link openModel}. */
export interface OpenModelOptions {
  /**
   * Where the model runs: `cpu` and `cuda` strictly, `auto` on CUDA where that works and else on the CPU.
   *
   * @defaultValue 'auto'
   */
  readonly provider?: ProviderRequest
  /**
   * Threads inside an operation on the CPU. The last bits of results may depend on it.
   *
   * @defaultValue as many as the machine has physical cores
   */
  readonly threads?: number
  /**
   * Longest text in tokens that can be scored.
   *
   * @defaultValue what the model was made for, at most 4096
   */
  readonly maxPositions?: number
  /**
   * The `tokenBudget` that scoring will use, for the estimate of memory.
   *
   * @defaultValue 1024
   */
  readonly tokenBudget?: number
  /**
   * Loads the model also when the estimate says that memory will not do.
   *
   * @defaultValue undefined: refuses
   */
  readonly force?: 'ignore-memory'
  /**
   * Told what the caller should know and no error says: that `auto` runs on the CPU, that a GPU multiplies in TF32.
   *
   * @defaultValue undefined
   */
  readonly onNotice?: (notice: string) => void
  /**
   * Called when a stage begins.
   *
   * @defaultValue undefined
   */
  readonly onProgress?: (progress: OpenProgress) => void
  /**
   * Stops with `ABORTED`.
   *
   * @defaultValue undefined
   */
  readonly signal?: AbortSignal
}

/**
 * Opens a checkpoint folder of Hugging Face transformers: config and safetensors become a graph, `tokenizer.json` a
 * tokenizer, and the weights are loaded in a thread of their own.
 *
 * The model computes in float32 whatever the weights are stored in. Its id is the folder's name and its revision a
 * digest of config and weights; for a snapshot in a Hugging Face cache they are the repository and the commit.
 *
 * On CUDA, products are computed in TF32 unless the process was started with `NVIDIA_TF32_OVERRIDE=0`; then `precision`
 * says so. GPU memory is not checked.
 *
 * @param folder - A checkpoint of `Qwen2ForCausalLM`, `Olmo2ForCausalLM` or `LlamaForCausalLM`.
 * @param options - see {@link OpenModelOptions}.
 * @returns The model; it holds memory until `close`.
 * @throws {@link PolyfactError} what `readCheckpoint` and `loadTokenizer` throw for the files; `UNKNOWN_OPTION` and
 *   `OUT_OF_RANGE` for options; `PROVIDER_UNAVAILABLE`; `DEPENDENCY_MISSING` without onnxruntime-node; `OUT_OF_MEMORY`
 *   with what is needed and what is free; `MODEL_REPLY_INVALID` when the runtime refuses the graph; `ABORTED`.
 */
export async function openModel(folder: string, options: OpenModelOptions = {}): Promise<Model> {
  const { onNotice, onProgress, signal } = options
  checkOptions(options)
  const stop = signal === undefined ? {} : { signal }
  onProgress?.({ stage: 'reading' })
  const checkpoint = await readCheckpoint(folder)
  const { config } = checkpoint
  const tokenizer = await loadTokenizer(folder)
  const notify = onNotice === undefined ? {} : { onNotice }
  const provider = await chooseProvider(options.provider ?? 'auto', { ...notify, ...stop })
  if (provider === 'cpu' && options.force !== 'ignore-memory') {
    const tokens = options.tokenBudget ?? DEFAULT_TOKEN_BUDGET
    const estimate = estimateMemory(config, { tokens, scores: scoreBudget(tokens) })
    checkMemory(estimate, await availableMemory(), folder)
  }
  const graph = await buildDecoder(checkpoint, {
    outputs: ['candidate-log-probabilities'],
    ...(options.maxPositions === undefined ? {} : { maxPositions: options.maxPositions }),
  })
  onProgress?.({ stage: 'loading' })
  const reference = folderReference(folder)
  const threads = options.threads === undefined ? {} : { threads: options.threads }
  const [session, revision] = await bothOrNeither(
    Session.open({ ...graph, provider, ...threads, ...stop }),
    reference.revision ?? checkpointRevision(checkpoint, stop),
  )
  return new Model(
    {
      reference: { id: reference.id, revision, architecture: config.architecture },
      config,
      tokenizer,
      provider,
      precision: precisionOf(provider, onNotice),
      maxPositions: graph.maxPositions,
      versions: { '@polyfact/probe': ownVersion(), 'onnxruntime-node': session.runtimeVersion },
    },
    session,
  )
}

function checkOptions({ force, threads, tokenBudget }: OpenModelOptions): void {
  if (force !== undefined && force !== 'ignore-memory') {
    throw new PolyfactError(
      'UNKNOWN_OPTION',
      `openModel: force is ${JSON.stringify(force)}; ignore-memory is expected`,
      { option: 'force', found: force },
    )
  }
  for (const [option, value] of Object.entries({ threads, tokenBudget })) {
    if (value === undefined || (Number.isInteger(value) && value >= 1)) continue
    throw new PolyfactError(
      'OUT_OF_RANGE',
      `openModel: ${option} is ${value}; a whole number from 1 on is expected`,
      { option, found: value },
    )
  }
}

/** The digest takes about as long as the loading, so they go side by side; a session is not left open alone. */
async function bothOrNeither(
  opening: Promise<Session>,
  digest: Promise<string> | string,
): Promise<[Session, string]> {
  const [session, revision] = await Promise.allSettled([opening, digest])
  if (session.status === 'rejected') throw session.reason
  if (revision.status === 'fulfilled') return [session.value, revision.value]
  await session.value.close()
  throw revision.reason
}

function precisionOf(provider: Provider, onNotice: OpenModelOptions['onNotice']): 'float32' | 'tf32' {
  if (provider === 'cpu' || process.env['NVIDIA_TF32_OVERRIDE'] === '0') return 'float32'
  onNotice?.(
    'CUDA multiplies in TF32, about three decimal digits; start the process with NVIDIA_TF32_OVERRIDE=0 for float32',
  )
  return 'tf32'
}

function ownVersion(): string {
  const { version } = createRequire(import.meta.url)('../package.json') as { version: string }
  return version
}
