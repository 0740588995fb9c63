import { explainIssue, PolyfactError } from '@polyfact/schema'
import * as z from 'zod'
import { architectures, type DecoderArchitecture } from './architectures.js'
import { refuseUnknownKeys } from './config-keys.js'
import { parseRotaryConfig, type RotaryConfig } from './rotary-config.js'

/** What a `config.json` says about a decoder, every default filled in. Sizes are counts. */
export interface DecoderConfig {
  readonly architecture: DecoderArchitecture
  readonly vocabularySize: number
  /** Width of the residual stream. */
  readonly hiddenSize: number
  /** Neurons of an MLP. */
  readonly intermediateSize: number
  readonly layers: number
  /** Query heads. */
  readonly heads: number
  /** Heads of keys and values; divides `heads`. */
  readonly keyValueHeads: number
  /** Numbers of a head, even. */
  readonly headSize: number
  /** Added to the mean square in RMSNorm. */
  readonly normEpsilon: number
  /** `max_position_embeddings`. */
  readonly maxPositions: number
  /** Whether the output head is the embedding. */
  readonly embeddings: 'tied' | 'untied'
  /** Which projections of the attention have a bias; `'all'` includes the output's. */
  readonly attentionBias: 'none' | 'queries-keys-values' | 'all'
  readonly mlpBias: 'none' | 'all'
  readonly rotary: RotaryConfig
}

/** The keys of `config.json` that are read, as transformers spells them. */
const ConfigFile = z.looseObject({
  vocab_size: z.int().min(1),
  hidden_size: z.int().min(1),
  intermediate_size: z.int().min(1),
  num_hidden_layers: z.int().min(1),
  num_attention_heads: z.int().min(1),
  num_key_value_heads: z.int().min(1).nullish(),
  head_dim: z.int().min(2).multipleOf(2).nullish(),
  max_position_embeddings: z.int().min(1),
  rms_norm_eps: z.number().positive(),
  tie_word_embeddings: z.boolean().default(false),
  hidden_act: z.string().default('silu'),
  attention_bias: z.boolean().optional(),
  mlp_bias: z.boolean().optional(),
  use_sliding_window: z.boolean().default(false),
  sliding_window: z.int().nullish(),
  max_window_layers: z.int().nullish(),
  layer_types: z.array(z.string()).nullish(),
})
type ConfigFile = z.infer<typeof ConfigFile>

/**
 * Reads the contents of a `config.json`, as transformers 4 or 5 writes it.
 *
 * A missing value becomes the default that transformers documents for the architecture (a missing
 * `rope_theta` is 10,000, a missing `tie_word_embeddings` false, a missing `num_key_value_heads` 32 for
 * Qwen2 and `num_attention_heads` for the others); null counts as missing. Keys that cannot change a
 * forward pass are skipped by a fixed list.
 *
 * @param json - the parsed file.
 * @param place - names the file in errors.
 * @throws {@link PolyfactError} `UNSUPPORTED_MODEL` for another architecture, or for a key or value that
 * would change the numbers and is not implemented (quantisation, active sliding windows, other activations,
 * rotary kinds or keys that are not known); `INVALID_INPUT` for values of the wrong type or that contradict
 * each other.
 *
 * @see transformers, `configuration_{qwen2,olmo2,llama}.py`
 */
export function parseDecoderConfig(json: unknown, place: string): DecoderConfig {
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    throw invalid(place, '', `found ${JSON.stringify(json)}; expected an object`)
  const stated = Object.fromEntries(Object.entries(json).filter(([, value]) => value !== null))
  const architecture = findArchitecture(stated, place)
  refuseUnknownKeys(json, architectures[architecture].modelType, place)
  const parsed = ConfigFile.safeParse({ ...defaultsOf(architecture, json), ...stated })
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!
    const path = issue.path.join('.')
    throw invalid(place, path, `${path}: ${explainIssue(stated, issue)}`)
  }
  const file = parsed.data
  refuseOtherNumbers(file, place)
  return {
    architecture,
    vocabularySize: file.vocab_size,
    hiddenSize: file.hidden_size,
    intermediateSize: file.intermediate_size,
    layers: file.num_hidden_layers,
    ...headShape(file, place),
    normEpsilon: file.rms_norm_eps,
    maxPositions: file.max_position_embeddings,
    embeddings: file.tie_word_embeddings ? 'tied' : 'untied',
    attentionBias:
      architecture === 'Qwen2ForCausalLM' ? 'queries-keys-values' : file.attention_bias ? 'all' : 'none',
    mlpBias: file.mlp_bias ? 'all' : 'none',
    rotary: parseRotaryConfig(stated, place, file.max_position_embeddings),
  }
}

/**
 * Defaults of what the file leaves out; a Qwen2 without `num_key_value_heads` has 32, with null
 * `num_attention_heads`.
 */
function defaultsOf(architecture: DecoderArchitecture, json: object): Record<string, unknown> {
  const { defaults } = architectures[architecture]
  return Object.fromEntries(
    Object.entries(defaults).filter(([key]) => !(key in json && NULL_MEANS_NONE.includes(key))),
  )
}

/** Keys for which null is a value of its own rather than a missing one. */
const NULL_MEANS_NONE: readonly string[] = ['num_key_value_heads', 'sliding_window']

function findArchitecture(stated: Record<string, unknown>, place: string): DecoderArchitecture {
  const named = stated['architectures']
  const modelType = stated['model_type']
  const found = Array.isArray(named) ? named[0] : undefined
  const expected = Object.keys(architectures) as DecoderArchitecture[]
  const architecture =
    found === undefined
      ? expected.find((name) => architectures[name].modelType === modelType)
      : expected.find((name) => name === found)
  if (architecture === undefined) {
    const what =
      found === undefined
        ? `model_type is ${JSON.stringify(modelType)}`
        : `architectures is ${JSON.stringify(named)}`
    throw new PolyfactError(
      'UNSUPPORTED_MODEL',
      `readCheckpoint: ${place}: ${what}; implemented: ${expected.join(', ')}`,
      { place, found: found ?? modelType, expected },
    )
  }
  const own = architectures[architecture].modelType
  if (modelType !== undefined && modelType !== own)
    throw invalid(
      place,
      'model_type',
      `model_type is ${JSON.stringify(modelType)}; expected "${own}" with ${architecture}`,
    )
  return architecture
}

function headShape(
  file: ConfigFile,
  place: string,
): Pick<DecoderConfig, 'heads' | 'keyValueHeads' | 'headSize'> {
  const heads = file.num_attention_heads
  const keyValueHeads = file.num_key_value_heads ?? heads
  if (heads % keyValueHeads !== 0)
    throw invalid(
      place,
      'num_key_value_heads',
      `num_key_value_heads is ${keyValueHeads}; expected a divisor of num_attention_heads ${heads}`,
    )
  const headSize = file.head_dim ?? file.hidden_size / heads
  if (!Number.isInteger(headSize) || headSize % 2 !== 0)
    throw invalid(
      place,
      'hidden_size',
      `hidden_size ${file.hidden_size} over num_attention_heads ${heads} makes heads of ${headSize}; expected an even number`,
    )
  return { heads, keyValueHeads, headSize }
}

/** Values of known keys that would change the numbers and are not implemented. */
function refuseOtherNumbers(file: ConfigFile, place: string): void {
  const refuse = (key: string, found: unknown, implemented: string) => {
    throw new PolyfactError(
      'UNSUPPORTED_MODEL',
      `readCheckpoint: ${place}: ${key} is ${JSON.stringify(found)}; implemented: ${implemented}`,
      { place, path: key, found },
    )
  }
  if (file.hidden_act !== 'silu') refuse('hidden_act', file.hidden_act, 'silu')
  if (file.layer_types) {
    if (file.layer_types.length !== file.num_hidden_layers)
      throw invalid(
        place,
        'layer_types',
        `layer_types names ${file.layer_types.length} layers; expected num_hidden_layers ${file.num_hidden_layers}`,
      )
    const other = file.layer_types.find((type) => type !== 'full_attention')
    if (other !== undefined) refuse('layer_types', other, 'full_attention')
  } else if (file.use_sliding_window && (file.sliding_window ?? null) !== null) {
    const firstWindow = file.max_window_layers ?? 0
    if (firstWindow < file.num_hidden_layers) refuse('sliding_window', file.sliding_window, 'full attention')
  }
}

function invalid(place: string, path: string, text: string): PolyfactError {
  return new PolyfactError('INVALID_INPUT', `readCheckpoint: ${place}: ${text}`, { place, path })
}
