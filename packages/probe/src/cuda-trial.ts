/**
 * Runs a tiny graph on CUDA and exits with 0 if that worked; a program of its own, see `tryCuda`.
 *
 * The CPU may not take over a node here: a graph that runs on the CPU says nothing of CUDA.
 */
import { trialModel } from '@polyfact/onnx'
import { loadRuntime } from './onnx-runtime.js'

try {
  const runtime = await loadRuntime()
  const session = await runtime.InferenceSession.create(trialModel(), {
    executionProviders: ['cuda'],
    extra: { session: { disable_cpu_ep_fallback: '1' } },
  })
  const { y } = await session.run({ x: new runtime.Tensor('float32', Float32Array.of(3), [1]) })
  if (y?.data[0] !== 6) throw new Error(`3 + 3 is ${y?.data[0]} on CUDA`)
  await session.release()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
