import { PolyfactError } from '@polyfact/schema/errors'
import { bytesPerFloat, type FloatFormat } from '../checkpoint/float-formats.js'
import { BYTE_LEVEL_TOKENS } from './byte-level-tokenizer.js'

/** What {@link writeTinyCheckpoint} writes. Sizes are counts, whole and at least 1. */
export interface WriteTinyCheckpointOptions {
  /** The family, by the `model_type` of its `config.json`. */
  readonly architecture: CheckpointArchitecture
  /** Names the weights: the same seed and options give the same bytes on every platform. A whole number ≥ 0. */
  readonly seed: number
  /**
   * The format that the weights are stored in.
   * @defaultValue `'BF16'`, as Qwen2.5, OLMo-2 and Llama 3 are released
   */
  readonly dtype?: FloatFormat
  /** Width of the residual stream. @defaultValue 64 */
  readonly hiddenSize?: number
  /** Neurons of a layer's MLP. @defaultValue 160 */
  readonly intermediateSize?: number
  /** @defaultValue 2 */
  readonly layers?: number
  /** Query heads. @defaultValue 4 */
  readonly heads?: number
  /**
   * Heads of keys and values; divides `heads`.
   * @defaultValue `heads` for OLMo-2, half of them for the others
   */
  readonly keyValueHeads?: number
  /** Width of a head, even. If given, `config.json` states it. @defaultValue `hiddenSize / heads`, unstated */
  readonly headSize?: number
  /**
   * Rows of the embedding, at least the tokenizer's 257.
   * @defaultValue 272, more than the tokenizer has, as in released models
   */
  readonly vocabularySize?: number
  /**
   * Whether the output head shares the embedding.
   * @defaultValue `'tied'` for Qwen2, as in its small sizes; `'untied'` for the others
   */
  readonly embeddings?: 'tied' | 'untied'
  /**
   * Which projections have a bias: those of released models (queries, keys and values of Qwen2, none elsewhere), or
   * all that `attention_bias` and `mlp_bias` switch on in OLMo-2 (attention) and Llama (both).
   * @defaultValue `'released'`
   */
  readonly biases?: 'released' | 'all'
  /** `rms_norm_eps`. @defaultValue 1e-6; 1e-5 for Llama */
  readonly normEpsilon?: number
  /** `max_position_embeddings`. @defaultValue 4096 */
  readonly maxPositions?: number
  /** Base of the rotary wavelengths. @defaultValue 1e6 for Qwen2, 5e5 for the others */
  readonly ropeTheta?: number
  /**
   * Fields of `rope_scaling` in transformers' own words, e.g. `{ rope_type: 'linear', factor: 2 }`.
   * @defaultValue none
   */
  readonly ropeScaling?: Readonly<Record<string, string | number | boolean>>
  /** Weight files; more than one come with `model.safetensors.index.json`. @defaultValue 1 */
  readonly shards?: number
  /**
   * Which major version of transformers spells `config.json`.
   * @defaultValue `'transformers-4'`, which both read
   */
  readonly configStyle?: 'transformers-4' | 'transformers-5'
  /** Stops the writing, after which nothing of it is left. @defaultValue never */
  readonly signal?: AbortSignal
}

/** The families of which checkpoints can be written, by the `model_type` of their `config.json`. */
export const CHECKPOINT_ARCHITECTURES = ['qwen2', 'olmo2', 'llama'] as const

/** One of {@link CHECKPOINT_ARCHITECTURES}. */
export type CheckpointArchitecture = (typeof CHECKPOINT_ARCHITECTURES)[number]

/**
 * The options with every default in place; `headSize` is known, `statedHeadSize` is what `config.json` says of
 * it.
 */
export type TinyCheckpointPlan = Required<Omit<WriteTinyCheckpointOptions, 'ropeScaling' | 'signal'>> &
  Pick<WriteTinyCheckpointOptions, 'ropeScaling'> & { readonly statedHeadSize: number | undefined }

const architectureDefaults = {
  qwen2: { ropeTheta: 1e6, normEpsilon: 1e-6, embeddings: 'tied' },
  olmo2: { ropeTheta: 5e5, normEpsilon: 1e-6, embeddings: 'untied' },
  llama: { ropeTheta: 5e5, normEpsilon: 1e-5, embeddings: 'untied' },
} as const satisfies Record<CheckpointArchitecture, object>

/**
 * Checks the options and fills in the defaults.
 *
 * @throws {@link PolyfactError} `UNKNOWN_OPTION`, `OUT_OF_RANGE` or `SHAPE_MISMATCH`.
 */
export function planTinyCheckpoint(options: Omit<WriteTinyCheckpointOptions, 'signal'>): TinyCheckpointPlan {
  const { architecture } = options
  oneOf('architecture', architecture, CHECKPOINT_ARCHITECTURES)
  const hiddenSize = options.hiddenSize ?? 64
  const heads = options.heads ?? 4
  const plan: TinyCheckpointPlan = {
    dtype: 'BF16',
    intermediateSize: 160,
    layers: 2,
    keyValueHeads: architecture === 'olmo2' ? heads : Math.max(1, heads / 2),
    headSize: hiddenSize / heads,
    vocabularySize: 272,
    biases: 'released',
    maxPositions: 4096,
    shards: 1,
    configStyle: 'transformers-4',
    ...architectureDefaults[architecture],
    ...withoutUndefined(options),
    hiddenSize,
    heads,
    statedHeadSize: options.headSize,
  }
  checkPlan(plan)
  return plan
}

function checkPlan(plan: TinyCheckpointPlan): void {
  oneOf('dtype', plan.dtype, Object.keys(bytesPerFloat))
  oneOf('embeddings', plan.embeddings, ['tied', 'untied'])
  oneOf('biases', plan.biases, plan.architecture === 'qwen2' ? ['released'] : ['released', 'all'])
  oneOf('configStyle', plan.configStyle, ['transformers-4', 'transformers-5'])
  const sizes = ['hiddenSize', 'intermediateSize', 'layers', 'heads', 'maxPositions', 'shards'] as const
  for (const name of sizes) whole(name, plan[name], 1)
  whole('seed', plan.seed, 0)
  whole('vocabularySize', plan.vocabularySize, BYTE_LEVEL_TOKENS)
  if (plan.statedHeadSize === undefined && plan.hiddenSize % plan.heads !== 0) {
    throw fault('SHAPE_MISMATCH', `hiddenSize ${plan.hiddenSize}`, `a multiple of heads ${plan.heads}`)
  }
  whole('headSize', plan.headSize, 2)
  if (plan.headSize % 2 !== 0) throw fault('SHAPE_MISMATCH', `headSize ${plan.headSize}`, 'an even number')
  whole('keyValueHeads', plan.keyValueHeads, 1)
  if (plan.heads % plan.keyValueHeads !== 0) {
    throw fault('SHAPE_MISMATCH', `keyValueHeads ${plan.keyValueHeads}`, `a divisor of heads ${plan.heads}`)
  }
  for (const name of ['normEpsilon', 'ropeTheta'] as const) {
    if (!(plan[name] > 0 && Number.isFinite(plan[name]))) {
      throw fault('OUT_OF_RANGE', `${name} ${plan[name]}`, 'a finite number above 0')
    }
  }
}

function whole(name: string, value: number, least: number): void {
  if (Number.isSafeInteger(value) && value >= least) return
  throw fault('OUT_OF_RANGE', `${name} ${value}`, `a whole number of at least ${least}`)
}

function oneOf(name: string, value: string, choices: readonly string[]): void {
  if (!choices.includes(value)) throw fault('UNKNOWN_OPTION', `${name} '${value}'`, choices.join(', '))
}

function fault(code: 'UNKNOWN_OPTION' | 'OUT_OF_RANGE' | 'SHAPE_MISMATCH', found: string, expected: string) {
  return new PolyfactError(code, `writeTinyCheckpoint: found ${found}; expected ${expected}`, {
    found,
    expected,
  })
}

function withoutUndefined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as T
}
