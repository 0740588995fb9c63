import { explainIssue, PolyfactError } from '@polyfact/schema'
import * as z from 'zod'

const positive = z.number().positive()
const base = { theta: positive }

/**
 * How positions become rotations of queries and keys: the kinds that Qwen2, OLMo-2 and Llama checkpoints
 * use.
 *
 * `theta` is the base of the wavelengths, `factor` the ratio of the extended to the original context,
 * positions are counted in tokens. Fields are those of transformers' `rope_parameters`, whose defaults are
 * filled in.
 *
 * @see transformers, `modeling_rope_utils.py`; YaRN: https://arxiv.org/abs/2309.00071
 */
export const RotaryConfig = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('default'), ...base }),
  z.strictObject({ kind: z.literal('linear'), ...base, factor: positive }),
  z.strictObject({
    kind: z.literal('llama3'),
    ...base,
    factor: positive,
    lowFrequencyFactor: positive,
    highFrequencyFactor: positive,
    originalMaxPositions: positive,
  }),
  z.strictObject({
    kind: z.literal('yarn'),
    ...base,
    factor: positive,
    originalMaxPositions: positive,
    attentionFactor: positive, // multiplies cosines and sines
    betaFast: positive,
    betaSlow: positive,
    truncate: z.boolean(), // whether the ramp's ends are rounded to whole dimensions
  }),
])
export type RotaryConfig = z.infer<typeof RotaryConfig>

/** The part of a `config.json` that says how positions are rotated, in either spelling. */
export interface RotaryKeys {
  readonly rope_theta?: unknown
  readonly rope_scaling?: unknown
  readonly rope_parameters?: unknown
  readonly partial_rotary_factor?: unknown
}

/** The only value that all three architectures document for a missing `rope_theta`. */
const DEFAULT_THETA = 10_000

/** Fields that each kind reads beside `rope_type`, `type`, `rope_theta` and `partial_rotary_factor`. */
const FIELDS = {
  default: [],
  linear: ['factor'],
  llama3: ['factor', 'low_freq_factor', 'high_freq_factor', 'original_max_position_embeddings'],
  yarn: [
    'factor',
    'original_max_position_embeddings',
    'attention_factor',
    'beta_fast',
    'beta_slow',
    'mscale',
    'mscale_all_dim',
    'truncate',
  ],
} as const satisfies Record<RotaryConfig['kind'], readonly string[]>

/**
 * Reads the rotary embedding of a `config.json`, spelled as transformers 4 (`rope_theta`, `rope_scaling`)
 * or 5 (`rope_parameters`) does.
 *
 * @param keys - the whole `config.json` or its rotary part; null counts as missing.
 * @param place - names the file in errors.
 * @param maxPositions - `max_position_embeddings`, which stands in for a missing
 * `original_max_position_embeddings`.
 * @throws {@link PolyfactError} `UNSUPPORTED_MODEL` for another kind, a partial rotation or a field that
 * the kind does not have; `INVALID_INPUT` where two spellings disagree, a field is missing or is no
 * positive number.
 */
export function parseRotaryConfig(keys: RotaryKeys, place: string, maxPositions: number): RotaryConfig {
  const { key, fields } = rotaryFields(keys, place)
  const kind = agreed(
    [
      [`${key}.rope_type`, fields['rope_type']],
      [`${key}.type`, fields['type']],
    ],
    place,
  )
  const theta = agreed(
    [
      [`${key}.rope_theta`, fields['rope_theta']],
      ['rope_theta', keys.rope_theta],
    ],
    place,
  )
  refusePartialRotation(keys.partial_rotary_factor, 'partial_rotary_factor', place)
  refusePartialRotation(fields['partial_rotary_factor'], `${key}.partial_rotary_factor`, place)
  const name = kind ?? 'default'
  if (!isKind(name)) throw unsupported(place, `${key}.rope_type`, name, Object.keys(FIELDS).join(', '))
  const allowed: readonly string[] = [
    'rope_type',
    'type',
    'rope_theta',
    'partial_rotary_factor',
    ...FIELDS[name],
  ]
  for (const [field, value] of Object.entries(fields)) {
    if (value !== null && !allowed.includes(field))
      throw unsupported(place, `${key}.${field}`, value, `no such field for ${name}`)
  }
  const stated = {
    kind: name,
    theta: theta ?? DEFAULT_THETA,
    ...kindFields(name, fields, maxPositions),
  }
  const result = RotaryConfig.safeParse(stated)
  if (result.success) return result.data
  const issue = result.error.issues[0]!
  throw new PolyfactError(
    'INVALID_INPUT',
    `readCheckpoint: ${place}: ${key} ${JSON.stringify(fields)} with rope_theta ${JSON.stringify(theta ?? DEFAULT_THETA)}: ${issue.path.join('.')}: ${explainIssue(stated, issue)}`,
    { place, path: key, issues: result.error.issues },
  )
}

type Fields = Readonly<Record<string, unknown>>

function rotaryFields(keys: RotaryKeys, place: string): { key: string; fields: Fields } {
  const present = (['rope_parameters', 'rope_scaling'] as const).filter((key) => (keys[key] ?? null) !== null)
  agreed(
    present.map((key) => [key, keys[key]]),
    place,
  )
  const key = present[0] ?? 'rope_parameters'
  const fields = keys[key] ?? {}
  if (typeof fields === 'object' && !Array.isArray(fields)) return { key, fields: fields as Fields }
  throw new PolyfactError(
    'INVALID_INPUT',
    `readCheckpoint: ${place}: ${key} is ${JSON.stringify(fields)}; expected an object`,
    { place, path: key, found: fields },
  )
}

/**
 * The value that is present, or undefined; two that differ are an error, for the versions of transformers
 * disagree.
 */
function agreed(candidates: readonly [string, unknown][], place: string): unknown {
  const [first, second] = candidates.filter(([, value]) => (value ?? null) !== null)
  if (first && second && JSON.stringify(first[1]) !== JSON.stringify(second[1])) {
    throw new PolyfactError(
      'INVALID_INPUT',
      `readCheckpoint: ${place}: ${first[0]} is ${JSON.stringify(first[1])} but ${second[0]} is ${JSON.stringify(second[1])}; expected the same`,
      { place, found: { [first[0]]: first[1], [second[0]]: second[1] } },
    )
  }
  return first?.[1]
}

function refusePartialRotation(value: unknown, key: string, place: string): void {
  if ((value ?? null) !== null && value !== 1) throw unsupported(place, key, value, '1')
}

function unsupported(place: string, key: string, value: unknown, expected: string): PolyfactError {
  return new PolyfactError(
    'UNSUPPORTED_MODEL',
    `readCheckpoint: ${place}: ${key} is ${JSON.stringify(value)}; implemented: ${expected}`,
    { place, path: key, found: value },
  )
}

function isKind(name: unknown): name is RotaryConfig['kind'] {
  return typeof name === 'string' && Object.hasOwn(FIELDS, name)
}

function kindFields(kind: RotaryConfig['kind'], fields: Fields, maxPositions: number): object {
  const originalMaxPositions = fields['original_max_position_embeddings'] ?? maxPositions
  if (kind === 'default') return {}
  if (kind === 'linear') return { factor: fields['factor'] }
  if (kind === 'llama3') {
    return {
      factor: fields['factor'],
      lowFrequencyFactor: fields['low_freq_factor'],
      highFrequencyFactor: fields['high_freq_factor'],
      originalMaxPositions,
    }
  }
  return {
    factor: fields['factor'],
    originalMaxPositions,
    attentionFactor: fields['attention_factor'] ?? yarnAttentionFactor(fields),
    betaFast: fields['beta_fast'] || 32, // 0 counts as missing, as in transformers
    betaSlow: fields['beta_slow'] || 1,
    truncate: fields['truncate'] ?? true,
  }
}

/**
 * YaRN's temperature: `0.1 ln(factor) + 1`, or the ratio of two such terms where both `mscale`s are given.
 */
function yarnAttentionFactor(fields: Fields): number {
  const factor = Number(fields['factor'])
  const term = (scale: number) => (factor <= 1 ? 1 : 0.1 * scale * Math.log(factor) + 1)
  const { mscale, mscale_all_dim: allDimensions } = fields
  return mscale && allDimensions ? term(Number(mscale)) / term(Number(allDimensions)) : term(1)
}
