import { describe, expect, it } from 'vitest'
import { tinyConfig } from './tiny-checkpoint-config.js'
import { planTinyCheckpoint, type WriteTinyCheckpointOptions } from './tiny-checkpoint-options.js'

const config = (options: Partial<WriteTinyCheckpointOptions> = {}) =>
  tinyConfig(planTinyCheckpoint({ architecture: 'qwen2', seed: 7, ...options }))

describe('tinyConfig', () => {
  it('spells rotary embedding and number format as transformers 4', () => {
    const ropeScaling = { rope_type: 'linear', factor: 2 }
    expect(config({ ropeScaling })).toMatchObject({
      architectures: ['Qwen2ForCausalLM'],
      model_type: 'qwen2',
      rope_theta: 1e6,
      rope_scaling: ropeScaling,
      torch_dtype: 'bfloat16',
      tie_word_embeddings: true,
    })
    expect(config()).toHaveProperty('rope_scaling', null)
  })

  it('spells them as transformers 5, in one place', () => {
    const options = { configStyle: 'transformers-5', dtype: 'F16' } as const
    const modern = config({ ...options, ropeScaling: { rope_type: 'linear', factor: 2 } })
    expect(modern).toMatchObject({
      dtype: 'float16',
      layer_types: ['full_attention', 'full_attention'],
      rope_parameters: { rope_theta: 1e6, rope_type: 'linear', factor: 2 },
    })
    for (const key of ['rope_theta', 'rope_scaling', 'torch_dtype']) expect(modern).not.toHaveProperty(key)
    expect(config(options)).toHaveProperty('rope_parameters', { rope_theta: 1e6, rope_type: 'default' })
  })

  it('states the width of a head only where it was given', () => {
    expect(config()).not.toHaveProperty('head_dim')
    expect(config({ headSize: 16 })).toHaveProperty('head_dim', 16)
  })

  it('has the keys of each architecture', () => {
    expect(config({ architecture: 'olmo2' })).toMatchObject({ attention_bias: false })
    expect(config({ architecture: 'llama' })).toMatchObject({ attention_bias: false, mlp_bias: false })
    const biased = config({ architecture: 'llama', biases: 'all' })
    expect(biased).toMatchObject({ attention_bias: true, mlp_bias: true })
    expect(config()).toMatchObject({ use_sliding_window: false, sliding_window: null })
  })
})
