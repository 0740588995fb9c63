import { spawn } from 'node:child_process'
import { PolyfactError } from '@polyfact/schema'
import { builtModule } from './built-module.js'

const trialTimeoutMs = 120_000 // a GPU that the build does not know compiles all kernels first

/**
 * Runs a tiny graph on CUDA in a child process.
 *
 * @returns What the child printed about its failure; undefined when the graph ran.
 * @throws {@link PolyfactError} `ABORTED`.
 */
export async function tryCuda(signal?: AbortSignal): Promise<string | undefined> {
  const child = spawn(process.execPath, [builtModule('cuda-trial')], {
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: trialTimeoutMs,
    ...(signal === undefined ? {} : { signal }),
  })
  let printed = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    printed += text
  })
  return new Promise((resolve, reject) => {
    child.on('error', (error) => {
      if (signal?.aborted) reject(new PolyfactError('ABORTED', 'openModel: stopped by the caller'))
      else resolve(error.message)
    })
    child.on('close', (code, killedBy) => {
      if (code === 0) resolve(undefined)
      else if (printed.trim() !== '') resolve(printed)
      else resolve(killedBy === null ? `exit code ${code}` : `ended by ${killedBy}`)
    })
  })
}

const remedies: readonly { readonly sign: RegExp; readonly says: (match: RegExpExecArray) => string }[] = [
  {
    sign: /(libcudnn[\w.]*): cannot open shared object file/,
    says: ([, library]) =>
      `${library} is not found; install cuDNN 9 for CUDA 13 and add its folder to LD_LIBRARY_PATH`,
  },
  {
    sign: /(lib(?:cudart|cublas|cublasLt|curand|cufft|nvrtc)\.so\.(\d+)): cannot open shared object file/,
    says: ([, library]) =>
      `${library} is not found; install the CUDA libraries of that major version and add their folder to LD_LIBRARY_PATH before Node starts`,
  },
  {
    sign: /libcuda\.so[\w.]*: cannot open shared object file/,
    says: () => 'libcuda.so is not found; install the NVIDIA driver',
  },
  {
    sign: /CUDA driver version is insufficient/,
    says: () =>
      'the NVIDIA driver is older than the CUDA libraries; update it (CUDA 13 needs branch 580 or newer)',
  },
  {
    sign: /no CUDA-capable device|CUDA failure 100\b/,
    says: () => 'no CUDA device is visible; check nvidia-smi and CUDA_VISIBLE_DEVICES',
  },
  {
    sign: /no kernel image is available/,
    says: () => 'this GPU is not among those that the build supports; a Turing or newer one is expected',
  },
]

/**
 * Says what a failed trial means and what to do about it; the runtime's own words where they are not known.
 *
 * @param printed - What the runtime printed.
 *
 * @internal
 */
export function explainCudaFailure(printed: string): string {
  for (const { sign, says } of remedies) {
    const match = sign.exec(printed)
    if (match !== null) return says(match)
  }
  const words = printed.replace(/\s+/g, ' ').trim()
  return `ONNX Runtime says: ${words.length > 600 ? `${words.slice(0, 600)}…` : words}`
}
