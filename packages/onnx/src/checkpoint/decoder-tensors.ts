import { PolyfactError } from '@polyfact/schema/errors'
import type { DecoderConfig } from './decoder-config.js'
import type { TensorLocation } from './weight-files.js'

/**
 * Names and shapes of the tensors that a decoder has, as Hugging Face names them.
 *
 * Weights of linear layers are `[output, input]`. A tied output head has no tensor of its own.
 */
export function decoderTensors(config: DecoderConfig): Map<string, readonly number[]> {
  const { hiddenSize: hidden, vocabularySize: vocabulary } = config
  const tensors = new Map<string, readonly number[]>([
    ['model.embed_tokens.weight', [vocabulary, hidden]],
    ['model.norm.weight', [hidden]],
  ])
  if (config.embeddings === 'untied') tensors.set('lm_head.weight', [vocabulary, hidden])
  for (let layer = 0; layer < config.layers; layer++) {
    for (const [name, shape] of layerTensors(config)) tensors.set(`model.layers.${layer}.${name}`, shape)
  }
  return tensors
}

function layerTensors(config: DecoderConfig): [string, readonly number[]][] {
  const { hiddenSize: hidden, intermediateSize: intermediate } = config
  const queries = config.heads * config.headSize
  const keys = config.keyValueHeads * config.headSize
  const biased = config.attentionBias !== 'none'
  return [
    ...linear('self_attn.q_proj', queries, hidden, biased),
    ...linear('self_attn.k_proj', keys, hidden, biased),
    ...linear('self_attn.v_proj', keys, hidden, biased),
    ...linear('self_attn.o_proj', hidden, queries, config.attentionBias === 'all'),
    ...linear('mlp.gate_proj', intermediate, hidden, config.mlpBias === 'all'),
    ...linear('mlp.up_proj', intermediate, hidden, config.mlpBias === 'all'),
    ...linear('mlp.down_proj', hidden, intermediate, config.mlpBias === 'all'),
    ...norms(config, queries, keys),
  ]
}

function norms(config: DecoderConfig, queries: number, keys: number): [string, readonly number[]][] {
  const hidden = [config.hiddenSize]
  if (config.architecture === 'Olmo2ForCausalLM') {
    return [
      ['self_attn.q_norm.weight', [queries]],
      ['self_attn.k_norm.weight', [keys]],
      ['post_attention_layernorm.weight', hidden],
      ['post_feedforward_layernorm.weight', hidden],
    ]
  }
  return [
    ['input_layernorm.weight', hidden],
    ['post_attention_layernorm.weight', hidden],
  ]
}

function linear(
  name: string,
  outputs: number,
  inputs: number,
  biased: boolean,
): [string, readonly number[]][] {
  const weight: [string, readonly number[]] = [`${name}.weight`, [outputs, inputs]]
  return biased ? [weight, [`${name}.bias`, [outputs]]] : [weight]
}

/**
 * Compares the tensors of a checkpoint with what its `config.json` calls for.
 *
 * @throws {@link PolyfactError} `TENSOR_MISSING`; `TENSOR_MISMATCH` for another shape, or for a tensor that
 * the configuration does not call for (a bias, a layer too many): the model would not be the one that was
 * trained.
 */
export function checkDecoderTensors(
  config: DecoderConfig,
  tensors: ReadonlyMap<string, TensorLocation>,
  folder: string,
): void {
  const expected = decoderTensors(config)
  for (const [name, shape] of expected) {
    const found = tensors.get(name)
    if (found === undefined) {
      throw new PolyfactError(
        'TENSOR_MISSING',
        `readCheckpoint: ${folder} has no tensor ${name}; config.json calls for [${shape.join(', ')}]`,
        { folder, tensor: name, expected: shape },
      )
    }
    if (found.shape.length !== shape.length || found.shape.some((axis, index) => axis !== shape[index])) {
      throw new PolyfactError(
        'TENSOR_MISMATCH',
        `readCheckpoint: ${folder}: tensor ${name} is [${found.shape.join(', ')}]; config.json calls for [${shape.join(', ')}]`,
        { folder, tensor: name, found: found.shape, expected: shape },
      )
    }
  }
  for (const name of tensors.keys()) {
    if (expected.has(name) || isRedundant(name)) continue
    throw new PolyfactError(
      'TENSOR_MISMATCH',
      `readCheckpoint: ${folder} has a tensor ${name}; config.json calls for none of that name`,
      { folder, tensor: name },
    )
  }
}

/**
 * What transformers computes itself or takes from elsewhere: rotary frequencies of old Llama files, a copy
 * of a tied embedding (`tied-head.ts` sees that it is one).
 */
function isRedundant(name: string): boolean {
  return name === 'lm_head.weight' || name.endsWith('.rotary_emb.inv_freq')
}
