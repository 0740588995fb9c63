import { describe, expect, it } from 'vitest'
import { architectures } from './architectures.js'

describe('architectures', () => {
  it('names each family once', () => {
    const types = Object.values(architectures).map(({ modelType }) => modelType)
    expect(new Set(types).size).toBe(types.length)
  })

  it('holds what sets the documented defaults apart', () => {
    const { Qwen2ForCausalLM, Olmo2ForCausalLM, LlamaForCausalLM } = architectures
    expect(Qwen2ForCausalLM.defaults).toMatchObject({ rms_norm_eps: 1e-6, max_position_embeddings: 32768 })
    expect(Olmo2ForCausalLM.defaults).toMatchObject({ rms_norm_eps: 1e-5, max_position_embeddings: 2048 })
    expect(LlamaForCausalLM.defaults).toMatchObject({ rms_norm_eps: 1e-6, max_position_embeddings: 2048 })
    // Qwen2 alone groups its queries by default
    expect(Qwen2ForCausalLM.defaults.num_key_value_heads).toBe(32)
    expect(Object.keys(LlamaForCausalLM.defaults)).not.toContain('num_key_value_heads')
  })
})
