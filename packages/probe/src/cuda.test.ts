import { describe, expect, it } from 'vitest'
import { explainCudaFailure, tryCuda } from './cuda.js'
import { chooseProvider } from './provider.js'

describe('tryCuda', () => {
  it('returns what the runtime printed, exactly where auto falls back to the CPU', async () => {
    const provider = await chooseProvider('auto')
    const failure = await tryCuda()
    if (provider === 'cuda') expect(failure).toBeUndefined()
    else expect(failure).toMatch(/cuda/i)
  })

  it('stops when the caller does', async () => {
    await expect(tryCuda(AbortSignal.abort())).rejects.toMatchObject({ code: 'ABORTED' })
  })
})

describe('explainCudaFailure', () => {
  const load = 'Failed to load library libonnxruntime_providers_cuda.so with error: '

  it.each([
    [
      `${load}libcublasLt.so.13: cannot open shared object file: No such file`,
      /libcublasLt.so.13.*LD_LIBRARY_PATH/,
    ],
    [`${load}libcudnn.so.9: cannot open shared object file`, /libcudnn.so.9.*cuDNN 9/],
    [`${load}libcuda.so.1: cannot open shared object file`, /install the NVIDIA driver/],
    ['CUDA failure 35: CUDA driver version is insufficient for CUDA runtime version', /driver is older.*580/],
    ['CUDA failure 100: no CUDA-capable device is detected', /CUDA_VISIBLE_DEVICES/],
    ['CUDA error: no kernel image is available for execution on the device', /Turing or newer/],
  ])('says what to do about: %s', (printed, remedy) => {
    expect(explainCudaFailure(printed)).toMatch(remedy)
  })

  it('repeats words that it does not know, in one line and shortened', () => {
    expect(explainCudaFailure('something\n  else')).toBe('ONNX Runtime says: something else')
    expect(explainCudaFailure('x'.repeat(1000))).toHaveLength('ONNX Runtime says: '.length + 601)
  })
})
