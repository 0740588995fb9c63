import type { DecoderConfig } from '../checkpoint/decoder-config.js'
import type { TensorLocation } from '../checkpoint/weight-files.js'
import type { ResolvedPlan, TapKind } from '../decoder-plan.js'
import { multiplyAxes } from '../graph/axes.js'
import { addInitializer, addInput, addOutput, createGraph, type Graph, type Value } from '../graph/graph.js'
import * as ops from '../graph/ops.js'
import { rotaryTables } from '../rotary-tables.js'
import { checkpointWeights } from './checkpoint-weights.js'

/**
 * The words that decoders are written in. Activations are `[batch*sequence, width]` unless said otherwise.
 */
export interface DecoderVocabulary {
  readonly graph: Graph
  readonly config: DecoderConfig
  readonly plan: ResolvedPlan
  /** The embedding of the input tokens. */
  embedTokens(): Value
  /** RMSNorm with `{module}.weight`. */
  norm(x: Value, module: string): Value
  /** `x Wᵀ`, and `+ b` with a bias; W is `{module}.weight`, b `{module}.bias`. */
  linear(x: Value, module: string, bias?: 'bias' | 'no-bias'): Value
  /**
   * Attention among the tokens of a row of the batch: queries and keys rotated by their positions, heads in
   * groups.
   *
   * @returns what every head read, side by side: `[batch, sequence, heads × head size]`.
   */
  attention(queries: Value, keys: Value, values: Value, layer: number): Value
  /**
   * Logits of chosen rows: the final norm and the output head, which a tied model shares with the
   * embedding.
   */
  head(x: Value, name: string): Value
  add(a: Value, b: Value): Value
  multiply(a: Value, b: Value): Value
  silu(x: Value): Value
  /** Makes `x` the output `{kind}.{layer}` where the plan wants it. */
  tap(kind: TapKind, layer: number, x: Value): void
}

/** All positions of the batch, one after the other. */
const ROWS = multiplyAxes(['batch', 'sequence'])

/** Starts a graph with the inputs that every decoder has, and gives the words to go on. */
export function decoderVocabulary(
  config: DecoderConfig,
  tensors: ReadonlyMap<string, TensorLocation>,
  plan: ResolvedPlan,
): DecoderVocabulary {
  const graph = createGraph()
  const tokens = addInput(graph, { name: 'input_ids', elementType: 'int64', axes: ['batch', 'sequence'] })
  const positions = addInput(graph, {
    name: 'position_ids',
    elementType: 'int64',
    axes: ['batch', 'sequence'],
  })
  const mask = addInput(graph, {
    name: 'attention_mask',
    elementType: 'bool',
    axes: ['batch', 1, 'sequence', 'sequence'],
  })
  const weights = checkpointWeights(graph, tensors, 'float32')
  const rotation = { ...addRotaryTables(graph, config, plan), positions }
  const toRows = (x: Value) => ops.reshape(graph, x, [ROWS, x.axes.at(-1)!])
  const toSequences = (x: Value, name?: string) =>
    ops.reshape(graph, x, ['batch', 'sequence', x.axes.at(-1)!], name)
  return {
    graph,
    config,
    plan,
    embedTokens: () => toRows(weights.rows('model.embed_tokens.weight', tokens)),
    norm: (x, module) =>
      ops.rmsNorm(graph, x, weights.tensor(`${module}.weight`), config.normEpsilon, module),
    linear: (x, module, bias = 'no-bias') => {
      const added = bias === 'bias' ? weights.tensor(`${module}.bias`) : null
      return ops.linear(graph, toRows(x), weights.tensor(`${module}.weight`), added, module)
    },
    attention: (queries, keys, values, layer) => {
      const { heads, keyValueHeads, headSize } = config
      const tensors = {
        queries: ops.rotate(graph, toSequences(queries), rotation, heads),
        keys: ops.rotate(graph, toSequences(keys), rotation, keyValueHeads),
        values: toSequences(values),
        mask,
      }
      const shape = { heads, keyValueHeads, scale: 1 / Math.sqrt(headSize) }
      return ops.attention(graph, tensors, shape, `heads.${layer}`)
    },
    head: (x, name) => {
      const table = config.embeddings === 'tied' ? 'model.embed_tokens.weight' : 'lm_head.weight'
      const normed = ops.rmsNorm(graph, x, weights.tensor('model.norm.weight'), config.normEpsilon)
      const blocks = weights.blocks(table)
      if (blocks.length === 1) return ops.linear(graph, normed, blocks[0]!, null, name)
      const logits = blocks.map((block) => ops.linear(graph, normed, block, null))
      return ops.concatenate(graph, logits, name)
    },
    add: (a, b) => ops.add(graph, a, b),
    multiply: (a, b) => ops.multiply(graph, a, b),
    silu: (x) => ops.silu(graph, x),
    tap: (kind, layer, x) => {
      const name = `${kind}.${layer}`
      if (plan.taps.has(name)) addOutput(graph, x.name === name ? x : toSequences(x, name))
    },
  }
}

function addRotaryTables(
  graph: Graph,
  config: DecoderConfig,
  plan: ResolvedPlan,
): { cosines: Value; sines: Value } {
  const { cosines, sines } = rotaryTables(config.rotary, config.headSize, plan.maxPositions)
  const axes = [plan.maxPositions, config.headSize / 2]
  const table = (name: string, numbers: Float32Array) =>
    addInitializer(graph, { name, elementType: 'float32', axes }, { bytes: new Uint8Array(numbers.buffer) })
  return { cosines: table('rotary.cosines', cosines), sines: table('rotary.sines', sines) }
}
