import type { TinyCheckpointPlan } from './tiny-checkpoint-options.js'

/** A tensor of a checkpoint and the uniform distribution that its numbers come from. */
export interface RandomTensor {
  name: string
  /** Row-major; a linear layer is `[output, input]`. */
  shape: readonly number[]
  centre: number
  halfWidth: number
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
  if (plan.tied === 'tied') {
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
  const queries = plan.heads * plan.headDim
  const keys = plan.keyValueHeads * plan.headDim
  const projections = [
    linear('self_attn.q_proj', queries, hiddenSize),
    linear('self_attn.k_proj', keys, hiddenSize),
    linear('self_attn.v_proj', keys, hiddenSize),
    linear('self_attn.o_proj', hiddenSize, queries),
    linear('mlp.gate_proj', intermediateSize, hiddenSize),
    linear('mlp.up_proj', intermediateSize, hiddenSize),
    linear('mlp.down_proj', hiddenSize, intermediateSize),
  ]
  const own = {
    qwen2: [
      norm('input_layernorm', hiddenSize),
      norm('post_attention_layernorm', hiddenSize),
      bias('self_attn.q_proj', queries),
      bias('self_attn.k_proj', keys),
      bias('self_attn.v_proj', keys),
    ],
    olmo2: [
      norm('self_attn.q_norm', queries),
      norm('self_attn.k_norm', keys),
      norm('post_attention_layernorm', hiddenSize),
      norm('post_feedforward_layernorm', hiddenSize),
    ],
    llama: [norm('input_layernorm', hiddenSize), norm('post_attention_layernorm', hiddenSize)],
  }[plan.architecture]
  return [...projections, ...own].map((tensor) => ({ ...tensor, name: prefix + tensor.name }))
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
