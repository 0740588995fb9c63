import type { WriteTinyCheckpointOptions } from '../../src/tiny-checkpoint/tiny-checkpoint-options.js'

type Options = Omit<WriteTinyCheckpointOptions, 'seed'>

const families: Record<string, Options> = {
  'qwen2-tied-gqa': { architecture: 'qwen2' },
  'olmo2-mha': { architecture: 'olmo2' },
  'olmo2-gqa': { architecture: 'olmo2', keyValueHeads: 2 },
  'llama-gqa': { architecture: 'llama' },
}

const ofEveryFormat = Object.entries(families).flatMap(([name, family]) =>
  (['F32', 'BF16', 'F16'] as const).map(
    (dtype): [string, Options] => [`${name}-${dtype.toLowerCase()}`, { ...family, dtype }],
  ),
)

const llama3 = { low_freq_factor: 1, high_freq_factor: 4, original_max_position_embeddings: 128 }
const modern = { configStyle: 'transformers-5' } as const

// every kind of rotary embedding in both spellings, and what else changes the layout of a checkpoint
const variants: Record<string, Options> = {
  'qwen2-default-modern': { architecture: 'qwen2', ropeTheta: 1e4, ...modern },
  'llama-linear': { architecture: 'llama', ropeScaling: { type: 'linear', factor: 2.5 } },
  'qwen2-linear-modern': { architecture: 'qwen2', ropeScaling: { rope_type: 'linear', factor: 4 }, ...modern },
  'llama-llama3': { architecture: 'llama', ropeScaling: { rope_type: 'llama3', factor: 8, ...llama3 } },
  'llama-llama3-modern': {
    architecture: 'llama',
    ropeScaling: { rope_type: 'llama3', factor: 32, ...llama3 },
    ...modern,
  },
  // as Qwen2.5's model card states it: max_position_embeddings is not the product
  'qwen2-yarn': {
    architecture: 'qwen2',
    ropeScaling: { type: 'yarn', factor: 4, original_max_position_embeddings: 256 },
  },
  'llama-yarn-mscale': {
    architecture: 'llama',
    headSize: 32,
    ropeScaling: {
      rope_type: 'yarn',
      factor: 8,
      original_max_position_embeddings: 512,
      beta_fast: 16,
      beta_slow: 2,
      mscale: 1,
      mscale_all_dim: 0.5,
      truncate: false,
    },
  },
  // transformers 4 refuses YaRN for OLMo-2
  'olmo2-yarn-modern': {
    architecture: 'olmo2',
    ropeScaling: { rope_type: 'yarn', factor: 2, original_max_position_embeddings: 512, attention_factor: 0.9 },
    ...modern,
  },
  'qwen2-head-dim': { architecture: 'qwen2', headSize: 24 },
  'llama-head-dim-tied-modern': { architecture: 'llama', headSize: 32, embeddings: 'tied', ...modern },
  'olmo2-biases': { architecture: 'olmo2', biases: 'all' },
  'llama-biases': { architecture: 'llama', biases: 'all', keyValueHeads: 1 },
  'qwen2-untied-sharded': { architecture: 'qwen2', embeddings: 'untied', shards: 2, dtype: 'F16' },
  'olmo2-sharded-modern': { architecture: 'olmo2', shards: 3, layers: 3, ...modern },
}

/** The checkpoints that goldens are made of, by the name of the golden; formats of one family share a seed. */
export const goldenCases: Readonly<Record<string, WriteTinyCheckpointOptions>> = Object.fromEntries(
  [...ofEveryFormat, ...Object.entries(variants)].map(([name, options], index) => [
    name,
    { ...options, seed: index < ofEveryFormat.length ? Math.floor(index / 3) : index },
  ]),
)

/** Token ids of three rows of 5, 64 and 600, any of the 272 of the default vocabulary. */
export const goldenRows: readonly (readonly number[])[] = [5, 64, 600].map((length, row) =>
  Array.from({ length }, (_, position) => ((row + 1) * 7919 + position * (position + 61) * 13) % 272),
)

/** Where values are recorded: the ends of the rows, and positions far apart in the long one. */
export const goldenPositions = [
  { row: 0, position: 0 },
  { row: 0, position: 4 },
  { row: 1, position: 63 },
  { row: 2, position: 1 },
  { row: 2, position: 131 },
  { row: 2, position: 599 },
] as const

/** Positions whose rotations are recorded, up to the last of the default checkpoint. */
export const goldenRotatedPositions = [0, 1, 7, 599, 1000, 2741, 4095] as const

/** Questions whose candidates are scored, after the prompt `Question: …\nAnswer:` and a space. */
export const goldenQuestions = [
  {
    question: 'What is the currency of Switzerland?',
    candidates: ['Swiss Franc', 'Euro', 'Czech Koruna', 'Norwegian Krone'],
  },
  { question: '国: ペルー。この国の首都はどこですか？', candidates: ['リマ', 'ボゴタ', 'サンティアゴ', 'キト'] },
  { question: 'ما هي اللغة الرسمية في إيران؟', candidates: ['الفارسية', 'التركية', 'العربية', 'الأردية'] },
] as const
