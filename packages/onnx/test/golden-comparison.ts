import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Tokenizer } from '@huggingface/tokenizers'
import { InferenceSession, Tensor } from 'onnxruntime-node'
import type { Checkpoint } from '../src/checkpoint/read-checkpoint.js'
import type { DecoderPlan } from '../src/decoder-plan.js'
import type { Graph } from '../src/graph/graph.js'
import { modelProto } from '../src/graph/model-proto.js'
import type { WriteTinyCheckpointOptions } from '../src/tiny-checkpoint/tiny-checkpoint-options.js'

/** What transformers computes from a tiny checkpoint. Arrays are float32, little endian, base64. */
export interface Golden {
  options: WriteTinyCheckpointOptions
  /** Of each weight file. */
  sha256: Readonly<Record<string, string>>
  /** Token ids, unpadded. */
  rows: readonly (readonly number[])[]
  positions: readonly { row: number; position: number }[]
  /** `[position, vocabulary]`, in nats. */
  logProbabilities: string
  /** By name, `gate.0`: `[position, width]`, and the largest magnitude over all tokens of all rows. */
  taps: Readonly<Record<string, { largest: number; values: string }>>
  /** Of the pairs of a head `[position, pair]`; inverse frequencies `[pair]`. */
  rotations: { positions: readonly number[]; frequencies: string; cosines: string; sines: string }
  questions: readonly {
    prompt: string
    candidates: readonly { text: string; tokens: number; logLikelihood: number }[]
  }[]
}

/** How far a graph is from a golden: the largest difference of each kind. */
export interface Deviations {
  /** Of `log_probabilities` at every token of the vocabulary and every position, in nats. */
  logProbabilities: number
  /** Of the same, computed here from `logits`. */
  logits: number
  /** Of the summed log-likelihood of a candidate, in nats. */
  likelihoods: number
  /** Of any tap at the positions, and of its largest magnitude, relative to this magnitude. */
  taps: number
  /** Of the cosines and sines in the rotary tables. */
  rotations: number
}

/**
 * What counts as equal: 1e-4 on log-probabilities, 2e-6 of the largest magnitude on taps, and on cosines and sines, which
 * YaRN scales beyond 1, the distance of float32 numbers there.
 */
export const tolerances: Readonly<Deviations> = {
  logProbabilities: 1e-4,
  logits: 1e-4,
  likelihoods: 1e-4,
  taps: 2e-6,
  rotations: 2 ** -23,
}

/** The kinds of values that are not equal. */
export function differences(deviations: Deviations): (keyof Deviations)[] {
  const kinds = Object.keys(tolerances) as (keyof Deviations)[]
  // not `>`: NaN differs
  return kinds.filter((kind) => !(deviations[kind] <= tolerances[kind]))
}

/** A plan with every output that a golden has values for. */
export const goldenPlan: DecoderPlan = {
  outputs: ['candidate-log-probabilities', 'last-logits'],
  taps: [{ kind: 'gate' }, { kind: 'activation' }, { kind: 'heads' }, { kind: 'residual' }],
}

export async function readGolden(name: string): Promise<Golden> {
  const path = fileURLToPath(new URL(`./golden/${name}.json`, import.meta.url))
  return JSON.parse(await readFile(path, 'utf8'))
}

/** Runs a graph of a golden's checkpoint and compares. */
export async function deviationsFrom(
  golden: Golden,
  checkpoint: Pick<Checkpoint, 'folder' | 'dataFolder'>,
  graph: Graph,
): Promise<Deviations> {
  const session = await InferenceSession.create(modelProto(graph), {
    logSeverityLevel: 3,
    intraOpNumThreads: 1, // tests run side by side
    extra: { session: { model_external_initializers_file_folder_path: checkpoint.dataFolder } },
  })
  try {
    return {
      ...(await compareBatch(golden, session)),
      likelihoods: await compareQuestions(golden, session, checkpoint.folder),
      rotations: compareRotations(golden, graph),
    }
  } finally {
    await session.release()
  }
}

/** A log-probability that is asked for: of `target` after the tokens of `row` up to `position`. */
interface Score {
  row: number
  position: number
  target: number
}

async function compareBatch(
  golden: Golden,
  session: InferenceSession,
): Promise<Pick<Deviations, 'logProbabilities' | 'logits' | 'taps'>> {
  const { rows, positions } = golden
  const expected = floatsOf(golden.logProbabilities)
  const vocabulary = expected.length / positions.length
  const scores = positions.flatMap((place) =>
    Array.from({ length: vocabulary }, (_, target) => ({ ...place, target })),
  )
  const outputs = await session.run(feedsOf(rows, scores, positions))
  const logits = outputs['logits']!.data as Float32Array
  const fromLogits = positions.flatMap((_, at) =>
    logSoftmax(logits.subarray(at * vocabulary, (at + 1) * vocabulary)),
  )
  const taps = Object.entries(golden.taps).map(([name, tap]) => compareTap(golden, tap, outputs[name]!))
  return {
    logProbabilities: largestDifference(outputs['log_probabilities']!.data as Float32Array, expected),
    logits: largestDifference(fromLogits, expected),
    taps: Math.max(...taps),
  }
}

function compareTap(golden: Golden, tap: Golden['taps'][string], output: Tensor): number {
  const [, sequence, width] = output.dims as [number, number, number]
  const values = output.data as Float32Array
  const from = (row: number, position: number) => (row * sequence + position) * width
  const tokens = golden.rows.map((ids, row) => values.subarray(from(row, 0), from(row, ids.length)))
  const largest = Math.max(
    ...tokens.map((part) => part.reduce((max, value) => Math.max(max, Math.abs(value)), 0)),
  )
  const chosen = golden.positions.flatMap(({ row, position }) => [
    ...values.subarray(from(row, position), from(row, position + 1)),
  ])
  const difference = largestDifference(chosen, floatsOf(tap.values))
  return Math.max(difference, Math.abs(largest - tap.largest)) / tap.largest
}

async function compareQuestions(golden: Golden, session: InferenceSession, folder: string): Promise<number> {
  const readJson = async (file: string) => JSON.parse(await readFile(join(folder, file), 'utf8'))
  const tokenizer = new Tokenizer(await readJson('tokenizer.json'), await readJson('tokenizer_config.json'))
  const tokens = (text: string) => tokenizer.encode(text, { add_special_tokens: false }).ids
  const candidates = golden.questions.flatMap(({ prompt, candidates }) =>
    candidates.map((candidate) => ({
      expected: candidate,
      ids: tokens(`${prompt} ${candidate.text}`),
      start: tokens(prompt).length,
    })),
  )
  const scores = candidates.flatMap(({ ids, start }, row) =>
    ids.slice(start).map((target: number, index: number) => ({ row, position: start + index - 1, target })),
  )
  const feeds = feedsOf(
    candidates.map(({ ids }) => ids),
    scores,
    [],
  )
  const outputs = await session.run(feeds)
  const logProbabilities = outputs['log_probabilities']!.data as Float32Array
  const distances = candidates.map(({ expected }, row) => {
    const own = Array.from(logProbabilities).filter((_, index) => scores[index]!.row === row)
    if (own.length !== expected.tokens) return Number.NaN
    return Math.abs(own.reduce((sum, value) => sum + value, 0) - expected.logLikelihood)
  })
  return Math.max(...distances)
}

function compareRotations({ rotations }: Golden, graph: Graph): number {
  const differencesOf = (name: string, expected: Float32Array) => {
    const { value, content } = graph.initializers.get(name)!
    const table = new Float32Array((content as { bytes: Uint8Array<ArrayBuffer> }).bytes.buffer)
    const pairs = Number(value.axes[1])
    const chosen = rotations.positions.flatMap((position) => [
      ...table.subarray(position * pairs, (position + 1) * pairs),
    ])
    return largestDifference(chosen, expected)
  }
  return Math.max(
    differencesOf('rotary.cosines', floatsOf(rotations.cosines)),
    differencesOf('rotary.sines', floatsOf(rotations.sines)),
  )
}

/** Rows padded on the right, with causal attention; a padded position attends to itself alone. */
function feedsOf(
  rows: readonly (readonly number[])[],
  scores: readonly Score[],
  logitPlaces: readonly Omit<Score, 'target'>[],
): Record<string, Tensor> {
  const sequence = Math.max(...rows.map((ids) => ids.length))
  const ids = rows.flatMap((row) => [...row, ...new Array<number>(sequence - row.length).fill(0)])
  const mask = new Uint8Array(rows.length * sequence * sequence)
  for (const [row, { length }] of rows.entries()) {
    for (let query = 0; query < sequence; query++) {
      const start = (row * sequence + query) * sequence
      mask[start + query] = 1
      if (query < length) mask.fill(1, start, start + query)
    }
  }
  const at = ({ row, position }: { row: number; position: number }) => row * sequence + position
  return {
    input_ids: integers(ids, [rows.length, sequence]),
    position_ids: integers(
      ids.map((_, index) => index % sequence),
      [rows.length, sequence],
    ),
    attention_mask: new Tensor('bool', mask, [rows.length, 1, sequence, sequence]),
    score_rows: integers(scores.map(at)),
    score_targets: integers(scores.map(({ target }) => target)),
    logit_rows: integers(logitPlaces.map(at)),
  }
}

function integers(values: readonly number[], dims: readonly number[] = [values.length]): Tensor {
  return new Tensor('int64', BigInt64Array.from(values, BigInt), dims)
}

function logSoftmax(logits: Float32Array): number[] {
  const largest = Math.max(...logits)
  const total = logits.reduce((sum, logit) => sum + Math.exp(logit - largest), 0)
  return Array.from(logits, (logit) => logit - largest - Math.log(total))
}

function floatsOf(text: string): Float32Array {
  return new Float32Array(Uint8Array.from(Buffer.from(text, 'base64')).buffer)
}

function largestDifference(found: ArrayLike<number>, expected: ArrayLike<number>): number {
  if (found.length !== expected.length) return Number.NaN
  let largest = 0
  // Math.max keeps NaN
  for (let i = 0; i < expected.length; i++) largest = Math.max(largest, Math.abs(found[i]! - expected[i]!))
  return largest
}
