import { open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type WriteTinyCheckpointOptions, writeTinyCheckpoint } from '@polyfact/onnx'
import { describe, expect, it } from 'vitest'
import { collect, fact } from '../test/facts.js'
import { temporaryFolder } from '../test/temporary-folder.js'
import type { Model } from './model.js'
import { openModel } from './open-model.js'
import { scoreCandidates } from './score-candidates.js'
import { packBatch } from './scoring/batches.js'
import { type CandidateTree, packCandidateTree } from './scoring/candidate-tree.js'
import type { QuestionTokens } from './scoring/question-tokens.js'

type Architecture = WriteTinyCheckpointOptions['architecture']

async function writeTiny(architecture: Architecture): Promise<string> {
  const folder = await temporaryFolder()
  await writeTinyCheckpoint(folder, { architecture, seed: 3, layers: 3 })
  return folder
}

async function openTiny(architecture: Architecture): Promise<Model> {
  return openModel(await writeTiny(architecture), { provider: 'cpu' })
}

/** Fixed tokens that look random; prompts and candidates of many lengths. */
function questions(): QuestionTokens[] {
  let state = 1
  const tokens = (length: number) =>
    Array.from({ length }, () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0
      return state % 257
    })
  const lengths: [number, number[]][] = [
    [120, [8, 8, 8, 8]],
    [1, [1, 2, 3]],
    [37, [1, 1, 12]],
    [64, [5]],
  ]
  return lengths.map(([prefix, candidates]) => ({
    prefix: tokens(prefix),
    candidates: candidates.map(tokens),
  }))
}

const run = async (model: Model, trees: readonly CandidateTree[]) => [
  ...(await model.logProbabilities(packBatch(trees))),
]

function largestDifference(a: readonly number[], b: readonly number[]): number {
  expect(a.length).toBe(b.length)
  return Math.max(...a.map((value, index) => Math.abs(value - b[index]!)))
}

describe.each(['qwen2', 'olmo2', 'llama'] as const)('Model of %s', (architecture) => {
  it('scores candidates side by side as each alone, to 1e-5', async () => {
    await using model = await openTiny(architecture)
    for (const { prefix, candidates } of questions()) {
      const alone: number[] = []
      for (const candidate of candidates) {
        alone.push(...(await run(model, [packCandidateTree({ prefix, candidates: [candidate] })])))
      }
      const together = await run(model, [packCandidateTree({ prefix, candidates })])
      expect(largestDifference(together, alone)).toBeLessThan(1e-5)
    }
  })

  it('scores a row the same whatever else is in the batch, to 1e-5', async () => {
    await using model = await openTiny(architecture)
    const trees = questions().map(packCandidateTree)
    const alone: number[] = []
    for (const tree of trees) alone.push(...(await run(model, [tree])))
    expect(largestDifference(await run(model, trees), alone)).toBeLessThan(1e-5)
  })

  it('would not do so without the positions and the mask of the tree', async () => {
    await using model = await openTiny(architecture)
    const tree = packCandidateTree(questions()[0]!)
    const right = await run(model, [tree])
    const inLine = { ...tree, positions: Int32Array.from(tree.tokens.keys()) }
    expect(largestDifference(await run(model, [inLine]), right)).toBeGreaterThan(1e-3)
    const causal = { ...tree, branches: new Int32Array(tree.branches.length).fill(-1) }
    expect(largestDifference(await run(model, [causal]), right)).toBeGreaterThan(1e-3)
  })
})

describe('Model', () => {
  const facts = ['Bern', 'Lima', 'Oslo', 'Quito', 'Rome'].map((city, index) =>
    fact(city, {
      en: [city, 'Paris', 'a far longer candidate than the others are'].slice(0, 2 + (index % 2)),
      ja: ['ベルン', 'パリ', 'サンティアゴ・デ・コンポステーラ'].slice(0, 2 + (index % 2)),
    }),
  )
  const options = { languages: ['en', 'ja'], tokenBudget: 256 }

  it('gives the rest of a dataset the bytes that it had in one go', async () => {
    const folder = await writeTiny('qwen2')
    await using model = await openModel(folder, { provider: 'cpu' })
    const whole = (await collect(scoreCandidates(model, facts, options))).map((line) => JSON.stringify(line))
    for (const from of facts.keys()) {
      await using again = await openModel(folder, { provider: 'cpu' })
      const rest = await collect(scoreCandidates(again, facts.slice(from), options))
      expect(rest.map((line) => JSON.stringify(line))).toEqual(whole.slice(2 * from))
    }
  })

  it('does not change what it is asked while runs overlap', async () => {
    await using model = await openTiny('olmo2')
    const trees = questions().map(packCandidateTree)
    const oneByOne: number[][] = []
    for (const tree of trees) oneByOne.push(await run(model, [tree]))
    expect(await Promise.all(trees.map((tree) => run(model, [tree])))).toEqual(oneByOne)
  })

  it('names fact and language when its weights hold NaN', async () => {
    const folder = await temporaryFolder()
    await writeTinyCheckpoint(folder, { architecture: 'qwen2', seed: 3, dtype: 'F32' })
    const path = join(folder, 'model.safetensors')
    const { length } = await readFile(path)
    const file = await open(path, 'r+')
    await file.write(new Uint8Array(Float32Array.of(Number.NaN).buffer), 0, 4, length - 4)
    await file.close()
    await using model = await openModel(folder, { provider: 'cpu' })
    await expect(collect(scoreCandidates(model, facts, options))).rejects.toMatchObject({
      code: 'MODEL_REPLY_INVALID',
      details: { fact: 'Bern', language: 'en', candidate: 'Q1' },
    })
  })

  it('refuses a token that it does not know', async () => {
    await using model = await openTiny('llama')
    const unknown = packCandidateTree({ prefix: [1], candidates: [[272]] })
    await expect(run(model, [unknown])).rejects.toMatchObject({ code: 'MODEL_REPLY_INVALID' })
  })
})
