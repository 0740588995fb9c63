import { PolyfactError } from '@polyfact/schema/errors'
import type { DecoderConfig } from './checkpoint/decoder-config.js'

/**
 * What a graph computes beyond the decoder itself, and the inputs this needs:
 *
 * - `'candidate-log-probabilities'`: inputs `score_rows` and `score_targets`, int64 `[scores]`; output
 *   `log_probabilities`, float32 `[scores]`, in nats: log p(token `score_targets[i]` | everything that row
 *   `score_rows[i]` may attend to);
 * - `'last-logits'`: input `logit_rows`, int64 `[rows]`; output `logits`, float32 `[rows, vocabulary]`.
 *
 * A row counts the positions of the batch, row-major: `row = batch index × sequence length + position`. The
 * row that predicts a token is that of the token before it. Only the chosen rows pass the output head.
 */
export type DecoderOutput = 'candidate-log-probabilities' | 'last-logits'

/**
 * A place inside the decoder whose values a graph returns, float32 `[batch, sequence, width]`, as output
 * `{kind}.{layer}`:
 *
 * - `'gate'`: `gate_proj(h)` before SiLU, width = intermediate size; a neuron is active where this is > 0;
 * - `'activation'`: `silu(gate) ⊙ up`, the input of `down_proj`, width = intermediate size;
 * - `'heads'`: the attention output before `o_proj`, head by head, width = heads × head size;
 * - `'residual'`: the residual stream that enters a layer, width = hidden size. `residual.0` is the
 *   embedding; `residual.n` of n layers is what the last layer leaves, before the final norm.
 */
export type TapKind = 'gate' | 'activation' | 'heads' | 'residual'

/** One kind of tap at some layers. */
export interface DecoderTap {
  readonly kind: TapKind
  /** Layers from 0; `'residual'` also knows the number of layers itself. @defaultValue all of them */
  readonly layers?: readonly number[]
}

/** Which outputs a graph has; layers that no output needs are left out. */
export interface DecoderPlan {
  /** What is computed from the last layer. @defaultValue none */
  readonly outputs?: readonly DecoderOutput[]
  /** What is returned from inside. @defaultValue none */
  readonly taps?: readonly DecoderTap[]
  /**
   * Positions that the rotary tables hold: `position_ids` must be below it. Costs 4 × head size bytes a
   * position.
   * @defaultValue the smaller of `max_position_embeddings` and {@link DEFAULT_MAX_POSITIONS}
   */
  readonly maxPositions?: number
}

/**
 * Positions of the rotary tables where a plan does not say: enough for questions, 1 MB of tables at head
 * size 64.
 */
export const DEFAULT_MAX_POSITIONS = 4096

/** A plan with every choice made: output names in the order in which a graph lists them. */
export interface ResolvedPlan {
  readonly outputs: ReadonlySet<DecoderOutput>
  /** `gate.0`, `heads.3`, … */
  readonly taps: ReadonlySet<string>
  readonly maxPositions: number
}

/**
 * Fills in the defaults of a plan and checks it against the model.
 *
 * @throws {@link PolyfactError} `EMPTY_INPUT` when nothing is asked for; `UNKNOWN_OPTION` for an unknown
 * output or tap; `OUT_OF_RANGE` for a layer that the model does not have, or positions beyond
 * `max_position_embeddings`.
 */
export function resolvePlan(plan: DecoderPlan, config: DecoderConfig): ResolvedPlan {
  const outputs = new Set<DecoderOutput>()
  for (const output of plan.outputs ?? []) outputs.add(known('output', output, OUTPUTS))
  const taps = new Set<string>()
  for (const tap of plan.taps ?? [])
    for (const layer of tapLayers(tap, config)) taps.add(`${tap.kind}.${layer}`)
  if (outputs.size + taps.size === 0)
    throw new PolyfactError(
      'EMPTY_INPUT',
      'buildDecoder: the plan has no outputs and no taps; expected at least one',
    )
  return { outputs, taps, maxPositions: maxPositions(plan, config) }
}

const OUTPUTS = ['candidate-log-probabilities', 'last-logits'] as const satisfies readonly DecoderOutput[]
const TAP_KINDS = ['gate', 'activation', 'heads', 'residual'] as const satisfies readonly TapKind[]

function known<T extends string>(what: string, found: T, expected: readonly T[]): T {
  if (expected.includes(found)) return found
  throw new PolyfactError(
    'UNKNOWN_OPTION',
    `buildDecoder: the plan has ${what} ${JSON.stringify(found)}; expected one of ${expected.join(', ')}`,
    { [what]: found, expected },
  )
}

function tapLayers(tap: DecoderTap, config: DecoderConfig): readonly number[] {
  const kind = known('tap', tap.kind, TAP_KINDS)
  const end = kind === 'residual' ? config.layers + 1 : config.layers
  const layers = tap.layers ?? Array.from({ length: end }, (_, layer) => layer)
  for (const layer of layers) {
    if (Number.isInteger(layer) && layer >= 0 && layer < end) continue
    throw new PolyfactError(
      'OUT_OF_RANGE',
      `buildDecoder: the plan taps ${kind} at layer ${layer}; expected a whole number from 0 to ${end - 1}`,
      { kind, layer, layers: config.layers },
    )
  }
  return layers
}

function maxPositions(plan: DecoderPlan, config: DecoderConfig): number {
  const positions = plan.maxPositions ?? Math.min(config.maxPositions, DEFAULT_MAX_POSITIONS)
  if (Number.isInteger(positions) && positions >= 1 && positions <= config.maxPositions) return positions
  throw new PolyfactError(
    'OUT_OF_RANGE',
    `buildDecoder: the plan has maxPositions ${positions}; expected a whole number from 1 to the model's max_position_embeddings ${config.maxPositions}`,
    { maxPositions: positions, modelMaxPositions: config.maxPositions },
  )
}
