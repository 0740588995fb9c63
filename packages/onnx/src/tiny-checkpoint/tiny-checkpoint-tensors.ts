import type { CheckpointArchitecture, TinyCheckpointPlan } from './tiny-checkpoint-options.js'

/** A tensor of a checkpoint and the uniform distribution that its numbers come from. */
export interface RandomTensor {
  readonly name: string
  /** Row-major; a linear layer is `[output, input]`. */
  readonly shape: readonly number[]
  readonly centre: number
  readonly halfWidth: number
}

/**
 * The tensors of a checkpoint, in the order of the model.
 *
 * The spreads keep every path of the model alive, so that a fault anywhere moves the output: linear layers
 * amplify a little (attention is far from uniform and SiLU far from linear), biases are as large as half of
 * what they are added to, norm weights differ from 1 and from each other, and logits have a standard
 * deviation near 3. Trained initialisations (0.02, zeros and ones) do none of that.
 */
export function tinyTensors(plan: TinyCheckpointPlan): RandomTensor[] {
  const { hiddenSize, vocabularySize } = plan
  const logitSpread = spread(3 / Math.sqrt(hiddenSize))
  const embedding = { name: 'model.embed_tokens.weight', shape: [vocabularySize, hiddenSize], centre: 0 }
  const layers = Array.from({ length: plan.layers }, (_, layer) =>
    layerTensors(plan, `model.layers.${layer}.`),
  )
  if (plan.embeddings === 'tied') {
    return [{ ...embedding, halfWidth: logitSpread }, ...layers.flat(), norm('model.norm', hiddenSize)]
  }
  return [
    { ...embedding, halfWidth: spread(1) },
    ...layers.flat(),
    norm('model.norm', hiddenSize),
    { ...embedding, name: 'lm_head.weight', halfWidth: logitSpread },
  ]
}

function layerTensors(plan: TinyCheckpointPlan, prefix: string): RandomTensor[] {
  const { hiddenSize, intermediateSize } = plan
  const queries = plan.heads * plan.headSize
  const keys = plan.keyValueHeads * plan.headSize
  const projections: [name: string, outputs: number, inputs: number][] = [
    ['self_attn.q_proj', queries, hiddenSize],
    ['self_attn.k_proj', keys, hiddenSize],
    ['self_attn.v_proj', keys, hiddenSize],
    ['self_attn.o_proj', hiddenSize, queries],
    ['mlp.gate_proj', intermediateSize, hiddenSize],
    ['mlp.up_proj', intermediateSize, hiddenSize],
    ['mlp.down_proj', hiddenSize, intermediateSize],
  ]
  const tensors = [
    ...projections.map(([name, outputs, inputs]) => linear(name, outputs, inputs)),
    ...projections.slice(0, biasedProjections(plan)).map(([name, outputs]) => bias(name, outputs)),
    ...layerNorms[plan.architecture].map((name) => norm(name, hiddenSize)),
    ...(plan.architecture === 'olmo2'
      ? [norm('self_attn.q_norm', queries), norm('self_attn.k_norm', keys)]
      : []),
  ]
  return tensors.map((tensor) => ({ ...tensor, name: prefix + tensor.name }))
}

/** Norms of the residual stream's width: before attention and MLP, or after them in OLMo-2. */
const layerNorms: Readonly<Record<CheckpointArchitecture, readonly string[]>> = {
  qwen2: ['input_layernorm', 'post_attention_layernorm'],
  olmo2: ['post_attention_layernorm', 'post_feedforward_layernorm'],
  llama: ['input_layernorm', 'post_attention_layernorm'],
}

/** How many of a layer's projections have a bias, from `q_proj` on. */
function biasedProjections({ architecture, biases }: TinyCheckpointPlan): number {
  if (architecture === 'qwen2') return 3
  if (biases === 'released') return 0
  return architecture === 'olmo2' ? 4 : 7
}

function linear(name: string, outputs: number, inputs: number): RandomTensor {
  const halfWidth = spread(1.5 / Math.sqrt(inputs))
  return { name: `${name}.weight`, shape: [outputs, inputs], centre: 0, halfWidth }
}

function bias(name: string, outputs: number): RandomTensor {
  return { name: `${name}.bias`, shape: [outputs], centre: 0, halfWidth: spread(0.75) }
}

function norm(name: string, width: number): RandomTensor {
  return { name: `${name}.weight`, shape: [width], centre: 1, halfWidth: 0.5 }
}

/** Half the width of the uniform distribution with this standard deviation. */
function spread(standardDeviation: number): number {
  return Math.sqrt(3) * standardDeviation
}
