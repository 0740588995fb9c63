import { writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { Tensor } from 'onnxruntime-node'
import { describe, expect, it } from 'vitest'
import { openSession } from '../../test/run-decoder.js'
import { temporaryFolder } from '../../test/temporary-folder.js'
import { encodeFloats, type FloatFormat } from '../checkpoint/float-formats.js'
import type { TensorLocation } from '../checkpoint/weight-files.js'
import { addInput, addOutput, createGraph } from '../graph/graph.js'
import { modelProto } from '../graph/model-proto.js'
import { concatenate, linear } from '../graph/ops.js'
import { BLOCK_BYTES, checkpointWeights } from './checkpoint-weights.js'

function tableAt(name: string, shape: [number, number], format: FloatFormat): TensorLocation {
  const length = shape[0] * shape[1] * (format === 'F32' ? 4 : 2)
  return { name, format, shape, offset: 8, length, file: 'table' }
}

function weightsOf(...tensors: TensorLocation[]) {
  const graph = createGraph()
  const weights = checkpointWeights(graph, new Map(tensors.map((tensor) => [tensor.name, tensor])), 'float32')
  return { graph, weights }
}

describe('checkpointWeights', () => {
  it('takes a float32 tensor as it is', () => {
    const { graph, weights } = weightsOf(tableAt('w', [3, 2], 'F32'))
    expect(weights.tensor('w')).toEqual({ name: 'w', elementType: 'float32', axes: [3, 2] })
    expect(graph.nodes).toEqual([])
    expect(graph.initializers.get('w')!.content).toEqual({ file: 'table', offset: 8, length: 24 })
  })

  it('converts another type once, whoever asks', () => {
    const { graph, weights } = weightsOf(tableAt('w', [3, 2], 'BF16'))
    expect(weights.tensor('w')).toBe(weights.tensor('w'))
    expect(graph.nodes.map(({ op }) => op)).toEqual(['Cast'])
    expect(graph.initializers.get('w')!.value.elementType).toBe('bfloat16')
  })

  it('converts looked-up rows after the look-up', () => {
    const { graph, weights } = weightsOf(tableAt('w', [3, 2], 'F16'))
    const indices = addInput(graph, { name: 'i', elementType: 'int64', axes: ['batch', 'sequence'] })
    expect(weights.rows('w', indices).axes).toEqual(['batch', 'sequence', 2])
    expect(graph.nodes.map(({ op }) => op)).toEqual(['Gather', 'Cast'])
  })

  it('leaves a table of one block whole', () => {
    const { weights } = weightsOf(tableAt('w', [BLOCK_BYTES / 4 / 2, 2], 'F32'))
    expect(weights.blocks('w').map(({ name }) => name)).toEqual(['w'])
  })

  it('cuts a larger table into consecutive places of the file', () => {
    const rows = BLOCK_BYTES / 4 / 4
    const { graph, weights } = weightsOf(tableAt('w', [2 * rows + 1, 4], 'BF16'))
    expect(weights.blocks('w').map(({ axes }) => axes)).toEqual([
      [rows, 4],
      [rows, 4],
      [1, 4],
    ])
    expect([...graph.initializers.values()].map(({ content }) => content)).toEqual([
      { file: 'table', offset: 8, length: rows * 8 },
      { file: 'table', offset: 8 + rows * 8, length: rows * 8 },
      { file: 'table', offset: 8 + 2 * rows * 8, length: 8 },
    ])
  })

  it('gives the same product in blocks as in one piece', async () => {
    const folder = await temporaryFolder()
    const width = 8
    const rows = 37
    const numbers = Float32Array.from({ length: rows * width }, (_, index) => ((index * 7919) % 13) - 6)
    const path = join(folder, 'table')
    await writeFile(path, Buffer.concat([Buffer.alloc(8), encodeFloats(numbers, 'BF16')])) // −6 … 6 are exact
    const { graph, weights } = weightsOf({ ...tableAt('w', [rows, width], 'BF16'), file: basename(path) })
    const x = addInput(graph, { name: 'x', elementType: 'float32', axes: ['rows', width] })
    const blocks = weights.blocks('w', 16 * 8 * 4) // 16 rows
    addOutput(
      graph,
      concatenate(
        graph,
        blocks.map((block) => linear(graph, x, block, null)),
        'y',
      ),
    )
    expect(blocks).toHaveLength(3)
    const session = await openSession({ model: modelProto(graph), externalDataFolder: dirname(path) })
    const unit = new Float32Array(width)
    unit[5] = 2 // picks column 5, twice
    const { y } = await session.run({ x: new Tensor('float32', unit, [1, width]) })
    expect(Array.from(y!.data as Float32Array)).toEqual(
      Array.from({ length: rows }, (_, row) => 2 * numbers[row * width + 5]!),
    )
  })
})
