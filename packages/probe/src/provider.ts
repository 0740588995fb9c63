import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { PolyfactError } from '@polyfact/schema'
import { explainCudaFailure, tryCuda } from './cuda.js'
import { runtimeFolder } from './onnx-runtime.js'
import type { Provider } from './session-messages.js'

/** What a caller may ask for: one provider strictly, or CUDA where it works. */
export type ProviderRequest = 'auto' | Provider

/** Options of {@link chooseProvider}. */
export interface ChooseProviderOptions {
  /** Told once, in one sentence, why `auto` runs on the CPU. */
  readonly onNotice?: (notice: string) => void
  /** Stops the trial of CUDA. */
  readonly signal?: AbortSignal
}

const providerFiles = ['libonnxruntime_providers_shared.so', 'libonnxruntime_providers_cuda.so']

/**
 * Decides where graphs run. `cpu` and `cuda` are strict; `auto` takes CUDA where a tiny graph runs on it, and else
 * the CPU, with one notice that says why.
 *
 * ONNX Runtime lists CUDA as available wherever it was compiled in, so only a run tells. The trial is made in a child
 * process, since the runtime prints the reason of a failure to stderr and nowhere else.
 *
 * @throws {@link PolyfactError} `UNKNOWN_OPTION` for another value; `PROVIDER_UNAVAILABLE` when `cuda` does not work,
 *   saying what is missing and how to get it; `DEPENDENCY_MISSING` when onnxruntime-node is; `ABORTED`.
 */
export async function chooseProvider(
  request: ProviderRequest,
  { onNotice, signal }: ChooseProviderOptions = {},
): Promise<Provider> {
  if (!['auto', 'cpu', 'cuda'].includes(request)) {
    throw new PolyfactError(
      'UNKNOWN_OPTION',
      `openModel: provider is ${JSON.stringify(request)}; auto, cpu or cuda is expected`,
      { option: 'provider', found: request },
    )
  }
  if (request === 'cpu') return 'cpu'
  const problem = await cudaProblem(signal)
  if (problem === undefined) return 'cuda'
  if (request === 'auto') {
    onNotice?.(`CUDA is not used, the CPU is: ${problem}`)
    return 'cpu'
  }
  throw new PolyfactError('PROVIDER_UNAVAILABLE', `openModel: CUDA does not work here: ${problem}`, {
    provider: 'cuda',
  })
}

async function cudaProblem(signal: AbortSignal | undefined): Promise<string | undefined> {
  const folder = runtimeFolder()
  const early = cudaFilesProblem(folder, process)
  if (early !== undefined) return early
  const failure = await tryCuda(signal)
  return failure === undefined ? undefined : explainCudaFailure(failure)
}

/**
 * What is missing for CUDA that can be seen without running anything.
 *
 * @param folder - Folder of onnxruntime-node.
 * @returns One sentence with the remedy; undefined when all files are there.
 */
export function cudaFilesProblem(
  folder: string,
  { platform, arch }: { readonly platform: string; readonly arch: string },
): string | undefined {
  if (platform !== 'linux' || arch !== 'x64') {
    return `onnxruntime-node has CUDA for linux-x64 only, and this is ${platform}-${arch}`
  }
  const libraries = join(folder, 'bin', 'napi-v6', 'linux', 'x64')
  const missing = providerFiles.filter((file) => !existsSync(join(libraries, file)))
  if (missing.length === 0) return undefined
  return `${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} not in ${libraries}; download them with "node ${join(folder, 'script', 'install')}", or copy them from the NuGet package Microsoft.ML.OnnxRuntime.Gpu.Linux of the same version (runtimes/linux-x64/native)`
}
