import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { PolyfactError } from '@polyfact/schema'
import type * as ort from 'onnxruntime-node'

const install =
  'install it beside this package: npm install onnxruntime-node@1.30.0 (where its download of the CUDA files is not wanted or not possible, set ONNXRUNTIME_NODE_INSTALL=skip)'

/**
 * Imports onnxruntime-node when it is first needed; it is an optional peer, and importing this package loads nothing.
 *
 * @throws {@link PolyfactError} `DEPENDENCY_MISSING` when it is not installed or its native library cannot be loaded.
 */
export async function loadRuntime(): Promise<typeof ort> {
  try {
    const module = (await import('onnxruntime-node')) as typeof ort & { readonly default?: typeof ort }
    return module.default ?? module // a CommonJS package
  } catch (error) {
    throw runtimeMissing(error)
  }
}

/** Folder of the installed onnxruntime-node, without loading it. */
export function runtimeFolder(): string {
  try {
    return dirname(createRequire(import.meta.url).resolve('onnxruntime-node/package.json'))
  } catch (error) {
    throw runtimeMissing(error)
  }
}

/** What to say when onnxruntime-node cannot be imported. */
export function runtimeMissing(error: unknown): PolyfactError {
  const { code, message } = error as NodeJS.ErrnoException
  const absent =
    (code === 'ERR_MODULE_NOT_FOUND' || code === 'MODULE_NOT_FOUND') && message.includes('onnxruntime-node')
  return new PolyfactError(
    'DEPENDENCY_MISSING',
    absent
      ? `@polyfact/probe: onnxruntime-node is not installed; ${install}`
      : `@polyfact/probe: onnxruntime-node cannot be loaded here (${message}); it has builds for Linux and Windows on x64 and arm64 and macOS on arm64; ${install}`,
    { package: 'onnxruntime-node', reason: message },
    { cause: error },
  )
}
