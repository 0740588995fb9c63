import { describe, expect, it } from 'vitest'
import { expectError } from '../../test/expect-error.js'
import { releasedConfigs } from '../../test/released-configs.js'
import { tinyCheckpoint } from '../../test/tiny-checkpoint.js'
import { parseDecoderConfig } from './decoder-config.js'
import { checkDecoderTensors, decoderTensors } from './decoder-tensors.js'
import type { TensorLocation } from './weight-files.js'

const base = {
  hidden_size: 8,
  intermediate_size: 12,
  vocab_size: 20,
  num_hidden_layers: 1,
  num_attention_heads: 2,
}
const namesOf = (json: object) => [
  ...decoderTensors(parseDecoderConfig({ ...base, ...json }, 'config.json')).keys(),
]

function locations(shapes: ReadonlyMap<string, readonly number[]>): Map<string, TensorLocation> {
  const place = { format: 'F32', offset: 0, length: 0, file: 'f' } as const
  return new Map([...shapes].map(([name, shape]) => [name, { ...place, name, shape }]))
}

describe('decoderTensors', () => {
  it('knows the shapes of Llama, with heads of their own width', () => {
    const json = { ...base, architectures: ['LlamaForCausalLM'], num_key_value_heads: 1, head_dim: 6 }
    expect(Object.fromEntries(decoderTensors(parseDecoderConfig(json, 'config.json')))).toEqual({
      'model.embed_tokens.weight': [20, 8],
      'model.norm.weight': [8],
      'lm_head.weight': [20, 8],
      'model.layers.0.self_attn.q_proj.weight': [12, 8],
      'model.layers.0.self_attn.k_proj.weight': [6, 8],
      'model.layers.0.self_attn.v_proj.weight': [6, 8],
      'model.layers.0.self_attn.o_proj.weight': [8, 12],
      'model.layers.0.mlp.gate_proj.weight': [12, 8],
      'model.layers.0.mlp.up_proj.weight': [12, 8],
      'model.layers.0.mlp.down_proj.weight': [8, 12],
      'model.layers.0.input_layernorm.weight': [8],
      'model.layers.0.post_attention_layernorm.weight': [8],
    })
  })

  it.each(Object.entries(releasedConfigs))('has all parameters of %s', (_, { json, parameters }) => {
    const shapes = [...decoderTensors(parseDecoderConfig(json, 'config.json')).values()]
    const count = shapes.reduce((sum, shape) => sum + shape.reduce((product, axis) => product * axis, 1), 0)
    expect(count).toBe(parameters)
  })

  it('gives biases to those that have them', () => {
    const biases = (json: object) =>
      namesOf(json)
        .filter((name) => name.endsWith('.bias'))
        .map((name) => name.split('.').at(-2))
    expect(biases({ architectures: ['Qwen2ForCausalLM'], num_key_value_heads: 2 })).toEqual([
      'q_proj',
      'k_proj',
      'v_proj',
    ])
    expect(biases({ architectures: ['LlamaForCausalLM'] })).toEqual([])
    expect(biases({ architectures: ['LlamaForCausalLM'], mlp_bias: true })).toEqual([
      'gate_proj',
      'up_proj',
      'down_proj',
    ])
    expect(biases({ architectures: ['Olmo2ForCausalLM'], attention_bias: true })).toEqual([
      'q_proj',
      'k_proj',
      'v_proj',
      'o_proj',
    ])
  })

  it('has no head of its own for a tied model', () => {
    expect(namesOf({ architectures: ['LlamaForCausalLM'], tie_word_embeddings: true })).not.toContain(
      'lm_head.weight',
    )
  })
})

describe('checkDecoderTensors', () => {
  const config = parseDecoderConfig(
    { ...base, architectures: ['Olmo2ForCausalLM'], tie_word_embeddings: true },
    'config.json',
  )
  const right = locations(decoderTensors(config))
  const changed = (name: string, shape: readonly number[]) =>
    new Map([...right, ...locations(new Map([[name, shape]]))])

  it('agrees with what a checkpoint holds', async () => {
    for (const architecture of ['qwen2', 'olmo2', 'llama'] as const) {
      const { config, tensors } = await tinyCheckpoint({ architecture })
      expect([...decoderTensors(config).keys()].toSorted()).toEqual([...tensors.keys()].toSorted())
    }
  })

  it('names a tensor that is missing', async () => {
    const without = new Map(right)
    without.delete('model.layers.0.self_attn.k_norm.weight')
    await expectError(
      () => checkDecoderTensors(config, without, 'm'),
      'TENSOR_MISSING',
      'm has no tensor model.layers.0.self_attn.k_norm.weight',
      '[8]',
    )
  })

  it('names a tensor of another shape', async () => {
    const name = 'model.layers.0.mlp.up_proj.weight'
    await expectError(
      () => checkDecoderTensors(config, changed(name, [8, 12]), 'm'),
      'TENSOR_MISMATCH',
      name,
      'is [8, 12]; config.json calls for [12, 8]',
    )
    await expectError(
      () => checkDecoderTensors(config, changed(name, [96]), 'm'),
      'TENSOR_MISMATCH',
      'is [96]',
    )
  })

  it('names a tensor that the configuration has no place for', async () => {
    const name = 'model.layers.1.mlp.up_proj.weight'
    await expectError(
      () => checkDecoderTensors(config, changed(name, [12, 8]), 'm'),
      'TENSOR_MISMATCH',
      name,
      'calls for none',
    )
  })

  it('passes copies of a tied head and frequencies that transformers recomputes', () => {
    expect(() => checkDecoderTensors(config, changed('lm_head.weight', [20, 8]), 'm')).not.toThrow()
    expect(() =>
      checkDecoderTensors(config, changed('model.layers.0.self_attn.rotary_emb.inv_freq', [2]), 'm'),
    ).not.toThrow()
  })
})
