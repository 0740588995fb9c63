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

/**
 * Decides where graphs run. `cpu` and `cuda` are strict; `auto` takes CUDA where a tiny graph runs on it, and else
 * the CPU, with one notice that says why.
 *
 * ONNX Runtime lists CUDA as available wherever it was compiled in, so only a run tells. The trial is made in a child
 * process, since the runtime prints the reason of a failure to stderr and nowhere else; it is spared where a driver or
 * a file is plainly missing.
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
  const runtime = runtimeFolder() // without it nothing runs, and that is better said before weights are read
  if (request === 'cpu') return 'cpu'
  const problems = await cudaProblems(runtime, signal)
  if (problems.length === 0) return 'cuda'
  if (request === 'auto') {
    onNotice?.(`the model runs on the CPU, because CUDA does not work here: ${problems[0]}`)
    return 'cpu'
  }
  throw new PolyfactError(
    'PROVIDER_UNAVAILABLE',
    `openModel: CUDA does not work here: ${problems.join('; and ')}`,
    { provider: 'cuda', problems },
  )
}

async function cudaProblems(runtime: string, signal: AbortSignal | undefined): Promise<string[]> {
  const visible = missingForCuda(runtime, process)
  if (visible.length > 0) return visible
  const failure = await tryCuda(signal)
  return failure === undefined ? [] : [explainCudaFailure(failure)]
}

const devices = ['dev/nvidiactl', 'dev/dxg'] // the second under WSL
const libraries = ['libonnxruntime_providers_shared.so', 'libonnxruntime_providers_cuda.so']

/**
 * What CUDA lacks as far as can be seen without running anything, each with its remedy.
 *
 * @param folder - Folder of onnxruntime-node.
 * @param root - Root of the file system that `/dev` is read from.
 */
export function missingForCuda(
  folder: string,
  { platform, arch }: { readonly platform: string; readonly arch: string },
  root = '/',
): string[] {
  if (platform !== 'linux' || arch !== 'x64') {
    return [`onnxruntime-node has CUDA for linux-x64 only, and this is ${platform}-${arch}`]
  }
  const problems: string[] = []
  if (!devices.some((device) => existsSync(join(root, device)))) {
    problems.push(
      'no NVIDIA driver is loaded (there is no /dev/nvidiactl); where there is an NVIDIA GPU, install its driver',
    )
  }
  const place = join(folder, 'bin', 'napi-v6', 'linux', 'x64')
  const missing = libraries.filter((file) => !existsSync(join(place, file)))
  if (missing.length > 0) {
    problems.push(
      `${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} not in ${place}; download with "node ${join(folder, 'script', 'install')}", or copy from the NuGet package Microsoft.ML.OnnxRuntime.Gpu.Linux of the same version (runtimes/linux-x64/native)`,
    )
  }
  return problems
}
