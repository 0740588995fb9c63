import type { FloatFormat } from '../checkpoint/float-formats.js'
import { BYTE_LEVEL_TOKENS } from './byte-level-tokenizer.js'
import type { CheckpointArchitecture, TinyCheckpointPlan } from './tiny-checkpoint-options.js'

const modelClasses: Readonly<Record<CheckpointArchitecture, string>> = {
  qwen2: 'Qwen2ForCausalLM',
  olmo2: 'Olmo2ForCausalLM',
  llama: 'LlamaForCausalLM',
}

const torchNames: Readonly<Record<FloatFormat, string>> = { F32: 'float32', BF16: 'bfloat16', F16: 'float16' }

/** The contents of `config.json`, with the keys that transformers itself writes for the architecture. */
export function tinyConfig(plan: TinyCheckpointPlan): Record<string, unknown> {
  return {
    architectures: [modelClasses[plan.architecture]],
    attention_dropout: 0,
    bos_token_id: null,
    eos_token_id: BYTE_LEVEL_TOKENS - 1,
    ...(plan.statedHeadSize === undefined ? {} : { head_dim: plan.statedHeadSize }),
    hidden_act: 'silu',
    hidden_size: plan.hiddenSize,
    initializer_range: 0.02,
    intermediate_size: plan.intermediateSize,
    max_position_embeddings: plan.maxPositions,
    model_type: plan.architecture,
    num_attention_heads: plan.heads,
    num_hidden_layers: plan.layers,
    num_key_value_heads: plan.keyValueHeads,
    pad_token_id: BYTE_LEVEL_TOKENS - 1,
    rms_norm_eps: plan.normEpsilon,
    tie_word_embeddings: plan.embeddings === 'tied',
    use_cache: true,
    vocab_size: plan.vocabularySize,
    ...architectureKeys(plan),
    ...versionKeys(plan),
  }
}

function architectureKeys(plan: TinyCheckpointPlan): Record<string, unknown> {
  const hasBias = plan.biases === 'all'
  if (plan.architecture === 'olmo2') return { attention_bias: hasBias }
  if (plan.architecture === 'llama') return { attention_bias: hasBias, mlp_bias: hasBias, pretraining_tp: 1 }
  return { max_window_layers: plan.layers, sliding_window: null, use_sliding_window: false }
}

/** Rotary embedding, number format and kinds of layers, which the two major versions spell differently. */
function versionKeys(plan: TinyCheckpointPlan): Record<string, unknown> {
  if (plan.configStyle === 'transformers-4') {
    return {
      rope_scaling: plan.ropeScaling ?? null,
      rope_theta: plan.ropeTheta,
      torch_dtype: torchNames[plan.dtype],
      transformers_version: '4.57.6',
    }
  }
  const layerTypes = Array.from({ length: plan.layers }, () => 'full_attention')
  return {
    dtype: torchNames[plan.dtype],
    ...(plan.architecture === 'qwen2' ? { layer_types: layerTypes } : {}),
    rope_parameters: { rope_theta: plan.ropeTheta, ...(plan.ropeScaling ?? { rope_type: 'default' }) },
    transformers_version: '5.23.0',
  }
}
