import { describe, expect, it } from 'vitest'
import { tinyCheckpoint } from '../test/tiny-checkpoint.js'
import { decoderGraph } from './decoder-graph.js'
import type { DecoderPlan } from './decoder-plan.js'
import { CHECKPOINT_ARCHITECTURES } from './tiny-checkpoint/tiny-checkpoint-options.js'

const everything: DecoderPlan = {
  outputs: ['candidate-log-probabilities', 'last-logits'],
  taps: [{ kind: 'gate' }, { kind: 'activation' }, { kind: 'heads' }, { kind: 'residual' }],
}

/**
 * Operators with a CUDA kernel whose registration matches opset 23, for float32, int64 and bool as used
 * here. Identity, ConstantOfShape, Equal, Pad, ReduceMax and others fall back to the CPU there.
 * @see ONNX Runtime, docs/OperatorKernels.md
 */
const ON_CUDA = new Set([
  'Add',
  'Attention',
  'Cast',
  'Concat',
  'Gather',
  'GatherElements',
  'Gemm',
  'LogSoftmax',
  'Mul',
  'Reshape',
  'RotaryEmbedding',
  'Shape',
  'Sigmoid',
  'SimplifiedLayerNormalization',
])

describe('decoderGraph', () => {
  it.each(CHECKPOINT_ARCHITECTURES)('uses no operator that CUDA lacks: %s', async (architecture) => {
    const graph = decoderGraph(await tinyCheckpoint({ architecture }), everything)
    expect(graph.nodes.map(({ op }) => op).filter((op) => !ON_CUDA.has(op))).toEqual([])
  })

  it.each(CHECKPOINT_ARCHITECTURES)(
    'reads shapes from inputs only, twice in all: %s',
    async (architecture) => {
      const graph = decoderGraph(await tinyCheckpoint({ architecture }), everything)
      const shapes = graph.nodes.filter(({ op }) => op === 'Shape')
      expect(shapes).toHaveLength(2) // batch and sequence
      expect(shapes.every(({ inputs }) => graph.inputs.includes(inputs[0]!))).toBe(true)
    },
  )

  it.each(CHECKPOINT_ARCHITECTURES)(
    'defines every value once and before its use: %s',
    async (architecture) => {
      const graph = decoderGraph(await tinyCheckpoint({ architecture, dtype: 'F16' }), everything)
      const defined = new Set([...graph.inputs.map(({ name }) => name), ...graph.initializers.keys()])
      for (const { inputs, outputs } of graph.nodes) {
        for (const { name } of inputs) expect(defined).toContain(name)
        for (const { name } of outputs) {
          expect(defined).not.toContain(name)
          defined.add(name)
        }
      }
      expect(defined).toEqual(new Set(graph.values.keys()))
    },
  )

  it('knows every named axis from an input', async () => {
    const graph = decoderGraph(await tinyCheckpoint(), everything)
    const known = new Set(graph.inputs.flatMap(({ axes }) => axes.filter((axis) => typeof axis === 'string')))
    const used = [...graph.values.values()].flatMap(({ axes }) =>
      axes.flatMap((axis) => String(axis).split('*')),
    )
    expect(new Set(used.filter((axis) => !/^\d+$/.test(axis)))).toEqual(known)
  })

  it('lists outputs and their axes', async () => {
    const checkpoint = await tinyCheckpoint({ layers: 1, headSize: 8 })
    const { outputs } = decoderGraph(checkpoint, everything)
    expect(outputs.map(({ name, axes }) => `${name} [${axes.join(', ')}]`)).toEqual([
      'residual.0 [batch, sequence, 64]',
      'heads.0 [batch, sequence, 32]',
      'gate.0 [batch, sequence, 160]',
      'activation.0 [batch, sequence, 160]',
      'residual.1 [batch, sequence, 64]',
      'log_probabilities [scores]',
      'logits [rows, 272]',
    ])
  })

  it('leaves out the layers and the weights that no output needs', async () => {
    const checkpoint = await tinyCheckpoint({ layers: 3 })
    const graph = decoderGraph(checkpoint, { taps: [{ kind: 'gate', layers: [1] }] })
    const weights = [...graph.initializers.keys()]
    expect(weights).toContain('model.layers.1.mlp.gate_proj.weight')
    expect(
      weights.filter((name) => /layers\.2|layers\.1\.mlp\.(up|down)|lm_head|model\.norm/.test(name)),
    ).toEqual([])
    expect(graph.inputs).toHaveLength(3)
  })

  it('names each weight as the checkpoint does, where it lies', async () => {
    const checkpoint = await tinyCheckpoint({ shards: 2 })
    const graph = decoderGraph(checkpoint, { outputs: ['last-logits'] })
    for (const [name, { offset, length, file }] of checkpoint.tensors)
      expect(graph.initializers.get(name)!.content).toEqual({ file, offset, length })
  })
})
