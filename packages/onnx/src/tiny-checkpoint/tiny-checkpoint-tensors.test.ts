import { describe, expect, it } from 'vitest'
import { planTinyCheckpoint, type WriteTinyCheckpointOptions } from './tiny-checkpoint-options.js'
import { tinyTensors } from './tiny-checkpoint-tensors.js'

const sizes = { hiddenSize: 8, intermediateSize: 12, layers: 1, heads: 4, keyValueHeads: 2, headSize: 6 }
const shapes = (options: Partial<WriteTinyCheckpointOptions>) =>
  Object.fromEntries(
    tinyTensors(planTinyCheckpoint({ architecture: 'qwen2', seed: 7, ...sizes, ...options })).map(
      (tensor) => [tensor.name.replace('model.layers.0.', ''), tensor.shape],
    ),
  )

// 4 query heads and 2 key heads of 6: 24 and 12 wide, whatever the hidden size
const projections = {
  'self_attn.q_proj.weight': [24, 8],
  'self_attn.k_proj.weight': [12, 8],
  'self_attn.v_proj.weight': [12, 8],
  'self_attn.o_proj.weight': [8, 24],
  'mlp.gate_proj.weight': [12, 8],
  'mlp.up_proj.weight': [12, 8],
  'mlp.down_proj.weight': [8, 12],
}
const ends = { 'model.embed_tokens.weight': [272, 8], 'model.norm.weight': [8] }
const head = { 'lm_head.weight': [272, 8] }

describe('tinyTensors', () => {
  it('gives Qwen2 biases of queries, keys and values, and no head of its own', () => {
    expect(shapes({})).toEqual({
      ...ends,
      ...projections,
      'input_layernorm.weight': [8],
      'post_attention_layernorm.weight': [8],
      'self_attn.q_proj.bias': [24],
      'self_attn.k_proj.bias': [12],
      'self_attn.v_proj.bias': [12],
    })
  })

  it('gives OLMo-2 norms over all queries, over all keys, and after each part', () => {
    expect(shapes({ architecture: 'olmo2' })).toEqual({
      ...ends,
      ...head,
      ...projections,
      'self_attn.q_norm.weight': [24],
      'self_attn.k_norm.weight': [12],
      'post_attention_layernorm.weight': [8],
      'post_feedforward_layernorm.weight': [8],
    })
  })

  it('gives Llama norms before each part', () => {
    expect(shapes({ architecture: 'llama' })).toEqual({
      ...ends,
      ...head,
      ...projections,
      'input_layernorm.weight': [8],
      'post_attention_layernorm.weight': [8],
    })
  })

  it('gives all projections a bias where asked to: of attention, and of the MLP in Llama', () => {
    const biasesOf = (architecture: 'olmo2' | 'llama') =>
      Object.entries(shapes({ architecture, biases: 'all' })).filter(([name]) => name.endsWith('.bias'))
    const ofAttention = [
      ['self_attn.q_proj.bias', [24]],
      ['self_attn.k_proj.bias', [12]],
      ['self_attn.v_proj.bias', [12]],
      ['self_attn.o_proj.bias', [8]],
    ]
    expect(biasesOf('olmo2')).toEqual(ofAttention)
    expect(biasesOf('llama')).toEqual([
      ...ofAttention,
      ['mlp.gate_proj.bias', [12]],
      ['mlp.up_proj.bias', [12]],
      ['mlp.down_proj.bias', [8]],
    ])
  })

  it('repeats the tensors of a layer in every layer', () => {
    const names = Object.keys(shapes({ layers: 3 }))
    const inLayer = (layer: number) => names.filter((name) => name.startsWith(`model.layers.${layer}.`))
    expect(inLayer(2)).toEqual(inLayer(1).map((name) => name.replace('.1.', '.2.')))
    expect(inLayer(2)).toHaveLength(12)
  })
})
