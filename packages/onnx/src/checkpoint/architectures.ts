import type { ModelType } from './config-keys.js'

/** The decoders that can be built, by the first of `architectures` in `config.json`. */
export type DecoderArchitecture = 'Qwen2ForCausalLM' | 'Olmo2ForCausalLM' | 'LlamaForCausalLM'

/**
 * Architecture, `model_type`, and the defaults that transformers documents for what a `config.json` leaves
 * out.
 */
export const architectures = {
  Qwen2ForCausalLM: {
    modelType: 'qwen2',
    defaults: {
      vocab_size: 151936,
      hidden_size: 4096,
      intermediate_size: 22016,
      num_hidden_layers: 32,
      num_attention_heads: 32,
      num_key_value_heads: 32,
      max_position_embeddings: 32768,
      rms_norm_eps: 1e-6,
      sliding_window: 4096,
      max_window_layers: 28,
    },
  },
  Olmo2ForCausalLM: {
    modelType: 'olmo2',
    defaults: {
      vocab_size: 50304,
      hidden_size: 4096,
      intermediate_size: 11008,
      num_hidden_layers: 32,
      num_attention_heads: 32,
      max_position_embeddings: 2048,
      rms_norm_eps: 1e-5,
      attention_bias: false,
    },
  },
  LlamaForCausalLM: {
    modelType: 'llama',
    defaults: {
      vocab_size: 32000,
      hidden_size: 4096,
      intermediate_size: 11008,
      num_hidden_layers: 32,
      num_attention_heads: 32,
      max_position_embeddings: 2048,
      rms_norm_eps: 1e-6,
      attention_bias: false,
      mlp_bias: false,
    },
  },
} as const satisfies Record<DecoderArchitecture, { modelType: ModelType; defaults: Record<string, unknown> }>
