import type { DecoderConfig } from '../src/checkpoint/decoder-config.js'

/** A `config.json` as it was released, with all its keys, and what it must be read as. */
interface ReleasedConfig {
  readonly json: Readonly<Record<string, unknown>>
  /** As the model's card on the Hugging Face Hub counts them. */
  readonly parameters: number
  readonly read: Partial<DecoderConfig>
}

const qwen = {
  architectures: ['Qwen2ForCausalLM'],
  attention_dropout: 0.0,
  bos_token_id: 151643,
  eos_token_id: 151643,
  hidden_act: 'silu',
  initializer_range: 0.02,
  model_type: 'qwen2',
  rms_norm_eps: 1e-6,
  rope_theta: 1000000.0,
  torch_dtype: 'bfloat16',
  transformers_version: '4.40.1',
  use_cache: true,
  use_mrope: false,
  use_sliding_window: false,
}

const qwenSmall = {
  ...qwen,
  hidden_size: 896,
  intermediate_size: 4864,
  max_position_embeddings: 32768,
  max_window_layers: 24,
  num_attention_heads: 14,
  num_hidden_layers: 24,
  num_key_value_heads: 2,
  sliding_window: 32768,
  tie_word_embeddings: true,
  vocab_size: 151936,
}

const qwenLarge = {
  ...qwen,
  hidden_size: 3584,
  intermediate_size: 18944,
  max_position_embeddings: 131072,
  max_window_layers: 28,
  num_attention_heads: 28,
  num_hidden_layers: 28,
  num_key_value_heads: 4,
  sliding_window: 131072,
  tie_word_embeddings: false,
  vocab_size: 152064,
}

const olmo = {
  architectures: ['Olmo2ForCausalLM'],
  attention_bias: false,
  attention_dropout: 0.0,
  eos_token_id: 100257,
  hidden_act: 'silu',
  initializer_range: 0.02,
  max_position_embeddings: 4096,
  model_type: 'olmo2',
  pad_token_id: 100277,
  rms_norm_eps: 1e-6,
  rope_scaling: null,
  rope_theta: 500000,
  tie_word_embeddings: false,
  torch_dtype: 'float32',
  use_cache: true,
  vocab_size: 100352,
}

const llama = {
  architectures: ['LlamaForCausalLM'],
  hidden_act: 'silu',
  initializer_range: 0.02,
  model_type: 'llama',
  pretraining_tp: 1,
  rms_norm_eps: 1e-5,
  use_cache: true,
}

const llama32 = {
  ...llama,
  attention_bias: false,
  attention_dropout: 0.0,
  bos_token_id: 128000,
  head_dim: 64,
  hidden_size: 2048,
  intermediate_size: 8192,
  max_position_embeddings: 131072,
  mlp_bias: false,
  num_attention_heads: 32,
  num_hidden_layers: 16,
  num_key_value_heads: 8,
  tie_word_embeddings: true,
  vocab_size: 128256,
}

const llama3Frequencies = {
  factor: 32.0,
  high_freq_factor: 4.0,
  low_freq_factor: 1.0,
  original_max_position_embeddings: 8192,
  rope_type: 'llama3',
}

const llama3Rotary = {
  kind: 'llama3',
  theta: 5e5,
  factor: 32,
  lowFrequencyFactor: 1,
  highFrequencyFactor: 4,
  originalMaxPositions: 8192,
} as const

/** The models that the paper runs, and what else is read often. */
export const releasedConfigs: Readonly<Record<string, ReleasedConfig>> = {
  'Qwen2.5-0.5B': {
    json: qwenSmall,
    parameters: 494_032_768,
    read: { headSize: 64, keyValueHeads: 2, embeddings: 'tied', rotary: { kind: 'default', theta: 1e6 } },
  },
  'Qwen2.5-0.5B-Instruct': {
    json: { ...qwenSmall, eos_token_id: 151645, max_window_layers: 21, transformers_version: '4.43.1' },
    parameters: 494_032_768,
    read: { maxPositions: 32768 },
  },
  'Qwen2.5-7B': {
    json: qwenLarge,
    parameters: 7_615_616_512,
    read: { headSize: 128, maxPositions: 131072, embeddings: 'untied' },
  },
  // with the lines that the model card has one add for long texts
  'Qwen2.5-7B-Instruct': {
    json: {
      ...qwenLarge,
      eos_token_id: 151645,
      max_position_embeddings: 32768,
      rope_scaling: { factor: 4.0, original_max_position_embeddings: 32768, type: 'yarn' },
    },
    parameters: 7_615_616_512,
    read: {
      rotary: {
        kind: 'yarn',
        theta: 1e6,
        factor: 4,
        originalMaxPositions: 32768,
        attentionFactor: 0.1 * Math.log(4) + 1,
        betaFast: 32,
        betaSlow: 1,
        truncate: true,
      },
    },
  },
  'OLMo-2-0425-1B': {
    json: {
      ...olmo,
      bos_token_id: 100257,
      hidden_size: 2048,
      intermediate_size: 8192,
      num_attention_heads: 16,
      num_hidden_layers: 16,
      num_key_value_heads: 16,
      transformers_version: '4.47.0',
    },
    parameters: 1_484_916_736,
    read: { headSize: 128, attentionBias: 'none', rotary: { kind: 'default', theta: 5e5 } },
  },
  'OLMo-2-1124-7B': {
    json: {
      ...olmo,
      hidden_size: 4096,
      intermediate_size: 11008,
      num_attention_heads: 32,
      num_hidden_layers: 32,
      num_key_value_heads: 32,
      transformers_version: '4.47.0.dev0',
    },
    parameters: 7_298_617_344,
    read: { normEpsilon: 1e-6, maxPositions: 4096, embeddings: 'untied' },
  },
  'Llama-2-7b-hf': {
    json: {
      ...llama,
      _name_or_path: 'meta-llama/Llama-2-7b-hf',
      bos_token_id: 1,
      eos_token_id: 2,
      hidden_size: 4096,
      intermediate_size: 11008,
      max_position_embeddings: 4096,
      num_attention_heads: 32,
      num_hidden_layers: 32,
      num_key_value_heads: 32,
      rope_scaling: null,
      tie_word_embeddings: false,
      torch_dtype: 'float16',
      transformers_version: '4.31.0.dev0',
      vocab_size: 32000,
    },
    parameters: 6_738_415_616,
    read: { normEpsilon: 1e-5, rotary: { kind: 'default', theta: 1e4 } },
  },
  'Llama-3.2-1B-Instruct': {
    json: {
      ...llama32,
      eos_token_id: [128001, 128008, 128009],
      rope_scaling: llama3Frequencies,
      rope_theta: 500000.0,
      torch_dtype: 'bfloat16',
      transformers_version: '4.45.0.dev0',
    },
    parameters: 1_235_814_400,
    read: { headSize: 64, embeddings: 'tied', rotary: llama3Rotary },
  },
  'Llama-3.2-1B, saved again by transformers 5': {
    json: {
      ...llama32,
      dtype: 'bfloat16',
      eos_token_id: 128001,
      pad_token_id: null,
      rope_parameters: { ...llama3Frequencies, rope_theta: 500000.0 },
      transformers_version: '5.23.0',
    },
    parameters: 1_235_814_400,
    read: { headSize: 64, embeddings: 'tied', rotary: llama3Rotary },
  },
  'SmolLM2-135M-Instruct': {
    json: {
      ...llama,
      attention_bias: false,
      attention_dropout: 0.0,
      bos_token_id: 1,
      eos_token_id: 2,
      hidden_size: 576,
      initializer_range: 0.041666666666666664,
      intermediate_size: 1536,
      is_llama_config: true,
      max_position_embeddings: 8192,
      mlp_bias: false,
      num_attention_heads: 9,
      num_hidden_layers: 30,
      num_key_value_heads: 3,
      pad_token_id: 2,
      rope_interleaved: false,
      rope_scaling: null,
      rope_theta: 100000,
      tie_word_embeddings: true,
      torch_dtype: 'bfloat16',
      'transformers.js_config': { kv_cache_dtype: { q4f16: 'float16', fp16: 'float16' } },
      transformers_version: '4.42.3',
      vocab_size: 49152,
    },
    parameters: 134_515_008,
    read: { headSize: 64, heads: 9, keyValueHeads: 3, rotary: { kind: 'default', theta: 1e5 } },
  },
}
