import { PolyfactError } from '@polyfact/schema/errors'

/**
 * Keys that a decoder's numbers depend on; they are read, or refused where their value is not implemented.
 */
const READ = {
  all: [
    'architectures',
    'model_type',
    'vocab_size',
    'hidden_size',
    'intermediate_size',
    'num_hidden_layers',
    'num_attention_heads',
    'num_key_value_heads',
    'head_dim',
    'hidden_act',
    'max_position_embeddings',
    'rms_norm_eps',
    'tie_word_embeddings',
    'rope_theta',
    'rope_scaling',
    'rope_parameters',
    'partial_rotary_factor',
    'layer_types',
  ],
  qwen2: ['use_sliding_window', 'sliding_window', 'max_window_layers'],
  olmo2: ['attention_bias'],
  llama: ['attention_bias', 'mlp_bias'],
} as const

/** Keys without influence on the forward pass of a causal decoder in evaluation mode. */
const HARMLESS: ReadonlySet<string> = new Set([
  // where the file comes from, and who wrote it
  '_name_or_path',
  '_commit_hash',
  'name_or_path',
  'transformers_version',
  'is_llama_config', // nanotron's mark on what it converted, as SmolLM2
  'unsloth_fixed',
  'unsloth_version',
  // how the stored numbers were made; the tensors themselves say their type
  'dtype',
  'torch_dtype',
  'initializer_range',
  'use_bfloat16',
  // how the reference computes, not what
  '_flash_attn_2_enabled',
  '_attn_implementation',
  '_attn_implementation_autoset',
  'attn_implementation',
  'chunk_size_feed_forward',
  'gradient_checkpointing',
  'output_attentions',
  'output_hidden_states',
  'pretraining_tp', // cut linear layers into slices, equal but for rounding; transformers since dropped it
  'return_dict',
  'tf_legacy_loss',
  'torchscript',
  'transformers.js_config', // number formats and cache of transformers.js
  'use_cache',
  // training only
  'attention_dropout',
  // the tokenizer
  'bos_token_id',
  'cls_token_id',
  'decoder_start_token_id',
  'eos_token_id',
  'mask_token_id',
  'max_sequence_length', // of the first Llama, beside max_position_embeddings
  'model_max_length',
  'pad_token_id',
  'sep_token_id',
  'unk_token_id',
  'tokenizer_class',
  // other heads than the language model's
  'finetuning_task',
  'id2label',
  'label2id',
  'num_labels',
  'problem_type',
  'task_specific_params',
  // decoding, which scoring does not do
  'bad_words_ids',
  'begin_suppress_tokens',
  'diversity_penalty',
  'do_sample',
  'early_stopping',
  'encoder_no_repeat_ngram_size',
  'exponential_decay_length_penalty',
  'forced_bos_token_id',
  'forced_eos_token_id',
  'length_penalty',
  'max_length',
  'max_new_tokens',
  'min_length',
  'no_repeat_ngram_size',
  'num_beam_groups',
  'num_beams',
  'num_return_sequences',
  'output_scores',
  'prefix',
  'remove_invalid_values',
  'repetition_penalty',
  'return_dict_in_generate',
  'suppress_tokens',
  'temperature',
  'top_k',
  'top_p',
  'typical_p',
])

/** Keys that no value but one is implemented of: false or null switches something on, or off that is needed. */
const FIXED: ReadonlyMap<string, unknown> = new Map([
  ['is_causal', true], // else transformers 5 lets tokens see what follows them
])

/** The families of decoders, by `model_type`. */
export type ModelType = Exclude<keyof typeof READ, 'all'>

/**
 * Refuses a key of `config.json` that is neither read nor known to be harmless.
 *
 * An unknown key passes only where its value switches something off: null, false, `{}` or `[]`. `is_causal` passes
 * only as true.
 *
 * @throws {@link PolyfactError} `UNSUPPORTED_MODEL` that names the key and its value.
 */
export function refuseUnknownKeys(json: object, modelType: ModelType, place: string): void {
  const read = new Set<string>([...READ.all, ...READ[modelType]])
  for (const [key, value] of Object.entries(json)) {
    const isKnown = read.has(key) || HARMLESS.has(key) || isOff(value)
    if (FIXED.has(key) ? value === FIXED.get(key) : isKnown) continue
    throw new PolyfactError(
      'UNSUPPORTED_MODEL',
      `readCheckpoint: ${place}: ${key} is ${shortened(value)}; it is not implemented for ${modelType} and may change the numbers`,
      { place, path: key, found: value },
    )
  }
}

function isOff(value: unknown): boolean {
  if (value === null || value === false) return true
  return typeof value === 'object' && Object.keys(value).length === 0
}

function shortened(value: unknown): string {
  const text = JSON.stringify(value)
  return text.length > 80 ? `${text.slice(0, 80)}…` : text
}
