import { describe, expect, it } from 'vitest'
import { expectError } from '../../test/expect-error.js'
import { releasedConfigs } from '../../test/released-configs.js'
import { parseDecoderConfig } from './decoder-config.js'

const parse = (json: unknown) => parseDecoderConfig(json, 'm/config.json')

const qwen = releasedConfigs['Qwen2.5-0.5B']!.json
const llama = { architectures: ['LlamaForCausalLM'], hidden_size: 64, num_attention_heads: 4 }
const olmo = { architectures: ['Olmo2ForCausalLM'], hidden_size: 64, num_attention_heads: 4 }

describe('parseDecoderConfig', () => {
  it('reads a released Qwen2.5', () => {
    expect(parse(qwen)).toEqual({
      architecture: 'Qwen2ForCausalLM',
      vocabularySize: 151936,
      hiddenSize: 896,
      intermediateSize: 4864,
      layers: 24,
      heads: 14,
      keyValueHeads: 2,
      headSize: 64,
      normEpsilon: 1e-6,
      maxPositions: 32768,
      embeddings: 'tied',
      attentionBias: 'queries-keys-values',
      mlpBias: 'none',
      rotary: { kind: 'default', theta: 1e6 },
    })
  })

  it.each(Object.entries(releasedConfigs))('reads what was released: %s', (_, { json, read }) => {
    expect(parse(json)).toMatchObject(read)
  })

  it('takes what is missing from the documented defaults of the architecture', () => {
    expect(parse({ architectures: ['Olmo2ForCausalLM'] })).toEqual({
      architecture: 'Olmo2ForCausalLM',
      vocabularySize: 50304,
      hiddenSize: 4096,
      intermediateSize: 11008,
      layers: 32,
      heads: 32,
      keyValueHeads: 32,
      headSize: 128,
      normEpsilon: 1e-5,
      maxPositions: 2048,
      embeddings: 'untied',
      attentionBias: 'none',
      mlpBias: 'none',
      rotary: { kind: 'default', theta: 10_000 },
    })
  })

  it('groups the queries of a Qwen2 that does not say, and not with null', () => {
    const { num_key_value_heads: _, ...rest } = qwen
    const unsaid = { ...rest, hidden_size: 4096, num_attention_heads: 64 }
    expect(parse(unsaid).keyValueHeads).toBe(32)
    expect(parse({ ...unsaid, num_key_value_heads: null }).keyValueHeads).toBe(64)
  })

  it('finds the architecture by model_type where the file names none', async () => {
    const { architectures: _, ...unnamed } = qwen
    expect(parse(unnamed).architecture).toBe('Qwen2ForCausalLM')
    await expectError(
      () => parse({ ...unnamed, model_type: 'gpt2' }),
      'UNSUPPORTED_MODEL',
      'model_type is "gpt2"',
    )
    await expectError(() => parse({}), 'UNSUPPORTED_MODEL', 'model_type is undefined', 'Qwen2ForCausalLM')
  })

  it('refuses another architecture by name', async () => {
    await expectError(
      () => parse({ architectures: ['MistralForCausalLM'] }),
      'UNSUPPORTED_MODEL',
      'm/config.json',
      'MistralForCausalLM',
      'implemented: Qwen2ForCausalLM',
    )
    await expectError(() => parse({ architectures: ['Qwen2Model'] }), 'UNSUPPORTED_MODEL', 'Qwen2Model')
    await expectError(
      () => parse({ ...qwen, model_type: 'llama' }),
      'INVALID_INPUT',
      'model_type is "llama"; expected "qwen2"',
    )
  })

  it('reads an explicit head_dim, with null as if missing', () => {
    expect(parse({ ...llama, head_dim: 32 }).headSize).toBe(32)
    expect(parse({ ...llama, head_dim: null }).headSize).toBe(16)
  })

  it('reads the biases of Llama and OLMo-2', () => {
    expect(parse({ ...llama, attention_bias: true, mlp_bias: true })).toMatchObject({
      attentionBias: 'all',
      mlpBias: 'all',
    })
    expect(parse({ ...olmo, attention_bias: true })).toMatchObject({ attentionBias: 'all', mlpBias: 'none' })
  })

  it('refuses windows that slide, and no others', async () => {
    const sliding = { ...qwen, use_sliding_window: true, sliding_window: 4096, max_window_layers: 21 }
    await expectError(() => parse(sliding), 'UNSUPPORTED_MODEL', 'sliding_window is 4096')
    expect(parse({ ...sliding, max_window_layers: 24 }).layers).toBe(24) // no layer from 24 on
    expect(parse({ ...sliding, sliding_window: null }).layers).toBe(24)
    const layer_types = Array.from({ length: 24 }, () => 'full_attention')
    expect(parse({ ...sliding, layer_types }).layers).toBe(24) // what the layers say counts
    await expectError(
      () => parse({ ...qwen, layer_types: layer_types.with(3, 'sliding_attention') }),
      'UNSUPPORTED_MODEL',
      'layer_types is "sliding_attention"',
    )
    await expectError(
      () => parse({ ...qwen, layer_types: layer_types.slice(1) }),
      'INVALID_INPUT',
      'layer_types names 23 layers; expected num_hidden_layers 24',
    )
    const { sliding_window, ...unsaid } = sliding
    await expectError(() => parse(unsaid), 'UNSUPPORTED_MODEL', `sliding_window is ${sliding_window}`)
  })

  it('refuses other values that change the numbers', async () => {
    await expectError(
      () => parse({ ...qwen, hidden_act: 'gelu' }),
      'UNSUPPORTED_MODEL',
      'hidden_act is "gelu"; implemented: silu',
    )
    await expectError(
      () => parse({ ...llama, rope_interleaved: true }),
      'UNSUPPORTED_MODEL',
      'rope_interleaved is true',
    )
    await expectError(
      () => parse({ ...qwen, rope_scaling: { type: 'dynamic', factor: 2 } }),
      'UNSUPPORTED_MODEL',
      'dynamic',
    )
    await expectError(
      () => parse({ ...qwen, quantization_config: { quant_method: 'gptq' } }),
      'UNSUPPORTED_MODEL',
      'quantization_config',
    )
  })

  it('refuses values that make no sense', async () => {
    await expectError(
      () => parse({ ...qwen, hidden_size: '896' }),
      'INVALID_INPUT',
      'm/config.json',
      'hidden_size: found "896"; expected number',
    )
    await expectError(
      () => parse({ ...qwen, rms_norm_eps: 0 }),
      'INVALID_INPUT',
      'rms_norm_eps: found 0; expected number to be >0',
    )
    await expectError(
      () => parse({ ...qwen, num_key_value_heads: 3 }),
      'INVALID_INPUT',
      'num_key_value_heads is 3; expected a divisor of num_attention_heads 14',
    )
    await expectError(
      () => parse({ ...qwen, hidden_size: 900 }),
      'INVALID_INPUT',
      'hidden_size 900',
      'expected an even number',
    )
    await expectError(
      () => parse({ ...qwen, tie_word_embeddings: 1 }),
      'INVALID_INPUT',
      'tie_word_embeddings',
    )
    await expectError(() => parse([]), 'INVALID_INPUT', 'found []; expected an object')
  })
})
