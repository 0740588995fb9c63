import { describe, expect, it } from 'vitest'
import { tinyCheckpoint } from '../../test/tiny-checkpoint.js'
import { resolvePlan } from '../decoder-plan.js'
import { decoderVocabulary } from './decoder-vocabulary.js'

async function words(plan: Parameters<typeof resolvePlan>[0] = { outputs: ['last-logits'] }) {
  const { config, tensors } = await tinyCheckpoint({ architecture: 'qwen2', hiddenSize: 32 })
  return decoderVocabulary(config, tensors, resolvePlan(plan, config))
}

describe('decoderVocabulary', () => {
  it('begins with the inputs of every decoder', async () => {
    const { graph } = await words()
    expect(graph.inputs).toEqual([
      { name: 'input_ids', elementType: 'int64', axes: ['batch', 'sequence'] },
      { name: 'position_ids', elementType: 'int64', axes: ['batch', 'sequence'] },
      { name: 'attention_mask', elementType: 'bool', axes: ['batch', 1, 'sequence', 'sequence'] },
    ])
  })

  it('keeps activations as rows of the whole batch', async () => {
    const d = await words()
    const x = d.embedTokens()
    expect(x.axes).toEqual(['batch*sequence', 32])
    expect(d.linear(x, 'model.layers.0.mlp.gate_proj').axes).toEqual(['batch*sequence', 160])
    expect(d.head(x, 'logits').axes).toEqual(['batch*sequence', 272])
  })

  it('names what a module computes after the module', async () => {
    const d = await words()
    const normed = d.norm(d.embedTokens(), 'model.layers.1.input_layernorm')
    expect(normed.name).toBe('model.layers.1.input_layernorm')
    expect(d.linear(normed, 'model.layers.1.self_attn.q_proj', 'bias').name).toBe(
      'model.layers.1.self_attn.q_proj',
    )
    expect(d.graph.nodes.at(-1)!.inputs.map(({ name }) => name)).toContain(
      'model.layers.1.self_attn.q_proj.bias.float32',
    )
  })

  it('returns attention by sequence, ready to be tapped without another operation', async () => {
    const d = await words({ taps: [{ kind: 'heads', layers: [0] }] })
    const x = d.embedTokens()
    const project = (name: string) => d.linear(x, `model.layers.0.self_attn.${name}`, 'bias')
    const heads = d.attention(project('q_proj'), project('k_proj'), project('v_proj'), 0)
    expect(heads).toEqual({ name: 'heads.0', elementType: 'float32', axes: ['batch', 'sequence', 32] })
    const before = d.graph.nodes.length
    d.tap('heads', 0, heads)
    expect(d.graph.nodes).toHaveLength(before)
    expect(d.graph.outputs).toEqual([heads])
  })

  it('taps what the plan wants and nothing else', async () => {
    const d = await words({ taps: [{ kind: 'residual', layers: [1] }] })
    const x = d.embedTokens()
    d.tap('residual', 0, x)
    d.tap('gate', 1, x)
    expect(d.graph.outputs).toEqual([])
    d.tap('residual', 1, x)
    expect(d.graph.outputs).toEqual([
      { name: 'residual.1', elementType: 'float32', axes: ['batch', 'sequence', 32] },
    ])
  })

  it('holds as many positions as the plan says', async () => {
    const { graph } = await words({ outputs: ['last-logits'], maxPositions: 7 })
    expect(graph.initializers.get('rotary.cosines')!.value.axes).toEqual([7, 4])
    expect(graph.initializers.get('rotary.sines')!.value.axes).toEqual([7, 4])
  })
})
