import type { DecoderArchitecture } from './checkpoint/architectures.js'
import type { Checkpoint } from './checkpoint/read-checkpoint.js'
import { type DecoderPlan, resolvePlan } from './decoder-plan.js'
import { type DecoderVocabulary, decoderVocabulary } from './decoders/decoder-vocabulary.js'
import { llama } from './decoders/llama.js'
import { olmo2 } from './decoders/olmo2.js'
import { outputHead } from './decoders/output-head.js'
import { qwen2 } from './decoders/qwen2.js'
import type { Graph, Value } from './graph/graph.js'
import { prune } from './graph/prune.js'

const decoders: Readonly<Record<DecoderArchitecture, (d: DecoderVocabulary) => Value>> = {
  Qwen2ForCausalLM: qwen2,
  Olmo2ForCausalLM: olmo2,
  LlamaForCausalLM: llama,
}

/**
 * The computation of a decoder as data, for those who go on to change it; {@link buildDecoder} makes a
 * model of it.
 *
 * @param checkpoint - what {@link readCheckpoint} returned.
 * @param plan - see {@link DecoderPlan}.
 * @throws {@link PolyfactError} `EMPTY_INPUT`, `UNKNOWN_OPTION` and `OUT_OF_RANGE` for a plan, as {@link
 * buildDecoder}.
 */
export function decoderGraph(checkpoint: Checkpoint, plan: DecoderPlan): Graph {
  const { config, tensors } = checkpoint
  const vocabulary = decoderVocabulary(config, tensors, resolvePlan(plan, config))
  outputHead(vocabulary, decoders[config.architecture](vocabulary))
  return prune(vocabulary.graph)
}
