import { describe, expect, it } from 'vitest'
import type { DecoderConfig } from '../src/checkpoint/decoder-config.js'
import { readCheckpoint } from '../src/checkpoint/read-checkpoint.js'
import type { RotaryConfig } from '../src/checkpoint/rotary-config.js'
import { decoderGraph } from '../src/decoder-graph.js'
import { writeTinyCheckpoint } from '../src/tiny-checkpoint/write-tiny-checkpoint.js'
import { type Deviations, deviationsFrom, differences, goldenPlan, readGolden } from './golden-comparison.js'
import {
  dropLastInput,
  dropNorm,
  dropResidual,
  exactRotaryTables,
  exchangeWeights,
  type GraphMutation,
  keyValueHeadsInTurn,
  normAfterSum,
  readStoredAs,
  replaceOperator,
  rotateQueriesOnly,
  withAttribute,
} from './graph-mutations.js'
import { temporaryFolder } from './temporary-folder.js'

/** A fault in the configuration that a graph is made from, or in the graph, and the values in which it must show. */
interface Mutation {
  config?: (config: DecoderConfig) => Partial<DecoderConfig>
  graph?: (config: DecoderConfig) => GraphMutation
  /** @defaultValue `'taps'` */
  shows?: keyof Deviations
}

const inConfig = (config: (config: DecoderConfig) => Partial<DecoderConfig>): Mutation => ({ config })
const inGraph = (mutation: GraphMutation): Mutation => ({ graph: () => mutation })
const inRotary = <Kind extends RotaryConfig['kind']>(
  _kind: Kind,
  change: (rotary: Extract<RotaryConfig, { kind: Kind }>) => Partial<Extract<RotaryConfig, { kind: Kind }>>,
): Mutation =>
  inConfig(({ rotary }) => {
    const own = rotary as Extract<RotaryConfig, { kind: Kind }>
    return { rotary: { ...own, ...change(own) } }
  })

const scaled = (old: { float?: number }, factor: number) => ({ float: old.float! * factor })

const ofEveryDecoder: Record<string, Mutation> = {
  'ε is ten times as large': inConfig(({ normEpsilon }) => ({ normEpsilon: normEpsilon * 10 })),
  'the rotary base is 1% larger': inRotary('default', ({ theta }) => ({ theta: theta * 1.01 })),
  'rotated pairs are neighbours, not halves apart': inGraph(
    withAttribute('RotaryEmbedding', 'interleaved', () => ({ int: 1 })),
  ),
  'only queries are rotated': inGraph(rotateQueriesOnly),
  // in heads as small and rows as short as these, the outputs stay within their tolerance
  'rotary tables are not rounded as in transformers': {
    graph: ({ rotary }) => exactRotaryTables(rotary.theta),
    shows: 'rotations',
  },
  'key-value heads are dealt out in turn': { graph: keyValueHeadsInTurn },
  'attention scores are scaled by half': inGraph(
    withAttribute('Attention', 'scale', (old) => scaled(old as { float: number }, 0.5)),
  ),
  'tokens see what follows them': inGraph(dropLastInput('Attention')),
  'the residual stream is not added to': inGraph(dropResidual),
  'SiLU is made of straight lines': inGraph(replaceOperator('Sigmoid', 'HardSigmoid')),
  'gate and up are exchanged': inGraph(exchangeWeights('mlp.gate_proj', 'mlp.up_proj')),
  'the last norm is left out': { ...inGraph(dropNorm('model.norm.weight')), shows: 'logProbabilities' },
  'queries and outputs are exchanged': inGraph(exchangeWeights('self_attn.q_proj', 'self_attn.o_proj')),
}

const ofPreNorm: Record<string, Mutation> = {
  'attention is not normed before': inGraph(dropNorm('input_layernorm.weight')),
  'the MLP is not normed before': inGraph(dropNorm('post_attention_layernorm.weight')),
  'the two norms are exchanged': inGraph(exchangeWeights('input_layernorm', 'post_attention_layernorm')),
}

/** The golden that each fault is put into; every one equals its golden without it (golden.test.ts). */
const mutations: Record<string, Record<string, Mutation>> = {
  'llama-gqa-f32': { ...ofEveryDecoder, ...ofPreNorm },
  'qwen2-tied-gqa-f32': {
    ...ofEveryDecoder,
    ...ofPreNorm,
    'queries have no bias': inGraph(dropLastInput('Gemm', 'self_attn.q_proj')),
    'keys have no bias': inGraph(dropLastInput('Gemm', 'self_attn.k_proj')),
    'values have no bias': inGraph(dropLastInput('Gemm', 'self_attn.v_proj')),
  },
  'olmo2-gqa-f32': {
    ...ofEveryDecoder,
    'norms come after the sum': inGraph(normAfterSum),
    'queries are not normed': inGraph(dropNorm('self_attn.q_norm.weight')),
    'keys are not normed': inGraph(dropNorm('self_attn.k_norm.weight')),
    'attention is not normed after': inGraph(dropNorm('post_attention_layernorm.weight')),
    'the MLP is not normed after': inGraph(dropNorm('post_feedforward_layernorm.weight')),
  },
  'llama-gqa-bf16': { 'bfloat16 is read as float16': inGraph(readStoredAs('float16')) },
  'llama-gqa-f16': { 'float16 is read as bfloat16': inGraph(readStoredAs('bfloat16')) },
  'llama-biases': {
    'no projection has a bias': inConfig(() => ({ attentionBias: 'none', mlpBias: 'none' })),
    'only attention has biases': inConfig(() => ({ mlpBias: 'none' })),
    'the output of attention has no bias': inGraph(dropLastInput('Gemm', 'self_attn.o_proj')),
  },
  'llama-linear': {
    'the factor is 1% larger': inRotary('linear', ({ factor }) => ({ factor: factor * 1.01 })),
  },
  'llama-llama3': {
    'the factor is 1% larger': inRotary('llama3', ({ factor }) => ({ factor: factor * 1.01 })),
    'the low limit is off': inRotary('llama3', () => ({ lowFrequencyFactor: 1.1 })),
    'the high limit is off': inRotary('llama3', () => ({ highFrequencyFactor: 4.1 })),
    'the original context is off': inRotary('llama3', () => ({ originalMaxPositions: 129 })),
  },
  'llama-yarn-mscale': {
    'the factor is 1% larger': inRotary('yarn', ({ factor }) => ({ factor: factor * 1.01 })),
    'cosines and sines are not scaled': inRotary('yarn', () => ({ attentionFactor: 1 })),
    'the fast end of the ramp is off': inRotary('yarn', ({ betaFast }) => ({ betaFast: betaFast + 1 })),
    'the slow end of the ramp is off': inRotary('yarn', ({ betaSlow }) => ({ betaSlow: betaSlow + 1 })),
    'the ends of the ramp are rounded': inRotary('yarn', () => ({ truncate: true })),
    'the original context is off': inRotary('yarn', () => ({ originalMaxPositions: 520 })),
  },
}

describe.each(Object.entries(mutations))('a fault in %s', (name, ofGolden) => {
  it.each(Object.entries(ofGolden))('shows: %s', async (_, mutation) => {
    const golden = await readGolden(name)
    const folder = await temporaryFolder()
    await writeTinyCheckpoint(folder, golden.options)
    const checkpoint = await readCheckpoint(folder)
    const config = { ...checkpoint.config, ...mutation.config?.(checkpoint.config) }
    const sound = decoderGraph({ ...checkpoint, config }, goldenPlan)
    const graph = mutation.graph?.(config)(sound) ?? sound
    const deviations = await deviationsFrom(golden, checkpoint, graph)
    expect(differences(deviations), JSON.stringify(deviations)).toContain(mutation.shows ?? 'taps')
    // a fault that only breaks the run would say nothing of the comparison
    expect(deviations).toSatisfy((values: object) => Object.values(values).every(Number.isFinite))
  })
})
