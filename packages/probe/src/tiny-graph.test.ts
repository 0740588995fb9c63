import * as ort from 'onnxruntime-node'
import { describe, expect, it } from 'vitest'
import { TINY_GRAPH } from './tiny-graph.js'

describe('TINY_GRAPH', () => {
  it('squares a number', async () => {
    const session = await ort.InferenceSession.create(TINY_GRAPH)
    const { y } = await session.run({ x: new ort.Tensor('float32', Float32Array.of(3), [1, 1]) })
    expect([...(y!.data as Float32Array)]).toEqual([9])
    await session.release()
  })
})
