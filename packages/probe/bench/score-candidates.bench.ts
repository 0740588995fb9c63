/**
 * All candidates of a question in one row, beside each candidate in a row of its own.
 *
 * Both ways are batches of the same graph and ask for the same scores; the naive one repeats the prompt for each of
 * its four rows.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeTinyCheckpoint } from '@polyfact/onnx'
import type { Model } from '../src/model.js'
import { openModel } from '../src/open-model.js'
import { packBatch, planBatches } from '../src/scoring/batches.js'
import { type CandidateTree, packCandidateTree } from '../src/scoring/candidate-tree.js'
import type { QuestionTokens } from '../src/scoring/question-tokens.js'
import { sampleQuestions } from './sample-questions.js'

const VOCABULARY = 16_384
const ROUNDS = 11

const folder = await mkdtemp(join(tmpdir(), 'polyfact-bench-'))
try {
  await writeTinyCheckpoint(folder, {
    architecture: 'qwen2',
    seed: 1,
    hiddenSize: 768,
    layers: 12,
    intermediateSize: 3072,
    heads: 12,
    keyValueHeads: 2,
    embeddings: 'tied',
    vocabularySize: VOCABULARY,
  })
  await using model = await openModel(folder, { provider: 'cpu' })
  const facts = await sampleQuestions(VOCABULARY)

  const long = (round: number) => [[randomQuestion(round, { prompt: 120, candidates: 4, candidate: 8 })]]
  await report(
    model,
    'tree against naive scoring, prompts of 120 tokens, 4 candidates of 8',
    'wanted ≥ 2.5x',
    long,
    naive,
  )
  const sample = (round: number) => [facts[(round * 37) % facts.length]!]
  await report(
    model,
    'tree against naive scoring, facts of the sample in 12 languages',
    'wanted ≥ 2x',
    sample,
    naive,
  )
  await report(
    model,
    'the same, naive rows in batches across languages too',
    'no bound wanted',
    sample,
    naiveInBatches,
  )
} finally {
  await rm(folder, { recursive: true, force: true })
}

type Facts = readonly (readonly QuestionTokens[])[]
type Way = (model: Model, facts: Facts) => Promise<number[]>

async function report(
  model: Model,
  name: string,
  wanted: string,
  workload: (round: number) => Facts,
  slowWay: Way,
): Promise<void> {
  const slow: number[] = []
  const fast: number[] = []
  for (let round = 0; round <= ROUNDS; round++) {
    const facts = workload(round)
    // in turn, so that both ways meet the same load of the machine
    const one = await timed(() => slowWay(model, facts))
    const other = await timed(() => tree(model, facts))
    expectSame(one.sums, other.sums)
    if (round === 0) continue // warm
    slow.push(one.seconds)
    fast.push(other.seconds)
  }
  console.log(`${name}: ${(median(slow) / median(fast)).toFixed(2)}x (${wanted})`)
}

/** As `scoreCandidates` does it: the questions of a fact in batches of similar length. */
async function tree(model: Model, facts: Facts): Promise<number[]> {
  const sums: number[] = []
  for (const questions of facts) sums.push(...(await inBatches(model, questions.map(packCandidateTree))))
  return sums
}

/** A question after the other, its four rows in one batch. */
async function naive(model: Model, facts: Facts): Promise<number[]> {
  const sums: number[] = []
  for (const question of facts.flat()) {
    const rows = rowsOf(question)
    sums.push(...sumsOf(rows, await model.logProbabilities(packBatch(rows))))
  }
  return sums
}

async function naiveInBatches(model: Model, facts: Facts): Promise<number[]> {
  const sums: number[] = []
  for (const questions of facts) sums.push(...(await inBatches(model, questions.flatMap(rowsOf))))
  return sums
}

/** Each candidate with a prompt of its own. */
function rowsOf({ prefix, candidates }: QuestionTokens): CandidateTree[] {
  return candidates.map((candidate) => packCandidateTree({ prefix, candidates: [candidate] }))
}

async function inBatches(model: Model, rows: readonly CandidateTree[]): Promise<number[]> {
  const sizes = rows.map(({ tokens, scoreRows }) => ({ length: tokens.length, scores: scoreRows.length }))
  const found = new Map<CandidateTree, number[]>()
  for (const plan of planBatches(sizes, { tokens: 1024, scores: 256 })) {
    const batch = plan.map((row) => rows[row]!)
    const reply = await model.logProbabilities(packBatch(batch))
    let next = 0
    for (const row of batch) {
      const end = next + row.scoreRows.length
      found.set(row, sumsOf([row], reply.subarray(next, end)))
      next = end
    }
  }
  return rows.flatMap((row) => found.get(row)!)
}

function sumsOf(rows: readonly CandidateTree[], logProbabilities: Float32Array): number[] {
  let next = 0
  return rows
    .flatMap(({ scoreCounts }) => [...scoreCounts])
    .map((count) => {
      const end = next + count
      const sum = logProbabilities.subarray(next, end).reduce((a, b) => a + b, 0)
      next = end
      return sum
    })
}

function randomQuestion(
  seed: number,
  { prompt, candidates, candidate }: { prompt: number; candidates: number; candidate: number },
): QuestionTokens {
  let state = seed + 1
  const tokens = (length: number) =>
    Array.from({ length }, () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0
      return state % VOCABULARY
    })
  return { prefix: tokens(prompt), candidates: Array.from({ length: candidates }, () => tokens(candidate)) }
}

function expectSame(naive: readonly number[], tree: readonly number[]): void {
  const worst = Math.max(...naive.map((sum, index) => Math.abs(sum - tree[index]!)))
  if (naive.length !== tree.length || !(worst < 1e-4)) throw new Error(`the two ways differ by ${worst}`)
}

async function timed(work: () => Promise<number[]>): Promise<{ sums: number[]; seconds: number }> {
  const start = performance.now()
  const sums = await work()
  return { sums, seconds: (performance.now() - start) / 1000 }
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!
}
