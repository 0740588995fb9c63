import { describe, expect, it } from 'vitest'
import { referenceDecoder } from '../../test/reference-decoder.js'
import { decoderFeeds, integers, openSession, rowsOf, treeInput } from '../../test/run-decoder.js'
import { temporaryFolder } from '../../test/temporary-folder.js'
import { buildDecoder } from '../build-decoder.js'
import type { DecoderPlan } from '../decoder-plan.js'
import { writeTinyCheckpoint } from '../tiny-checkpoint/write-tiny-checkpoint.js'

const small = { seed: 3, dtype: 'F32', layers: 1, hiddenSize: 16, heads: 2, intermediateSize: 16 } as const

async function open(plan: DecoderPlan) {
  const folder = await temporaryFolder()
  await writeTinyCheckpoint(folder, { architecture: 'llama', ...small })
  return { folder, session: await openSession(await buildDecoder(folder, plan)) }
}

describe('outputHead', () => {
  it('gives the log-probability of each target at its row, in nats', async () => {
    const { folder, session } = await open({ outputs: ['candidate-log-probabilities'] })
    // rows of a batch of two equal trees: 8 + 3 is position 3 of the second
    const scores = [
      { row: 3, target: 8 },
      { row: 3, target: 200 },
      { row: 8 + 3, target: 200 },
      { row: 6, target: 1 },
    ]
    const outputs = await session.run({
      ...decoderFeeds([treeInput, treeInput]),
      score_rows: integers(scores.map(({ row }) => row)),
      score_targets: integers(scores.map(({ target }) => target)),
    })
    const { logits } = await referenceDecoder(folder, treeInput)
    const expected = scores.map(({ row, target }) => {
      const all = logits[row % 8]!
      return all[target]! - Math.log(all.reduce((sum, logit) => sum + Math.exp(logit), 0))
    })
    const found = outputs['log_probabilities']!
    expect(found.dims).toEqual([4])
    for (const [index, value] of (found.data as Float32Array).entries())
      expect(value).toBeCloseTo(expected[index]!, 5)
  })

  it('gives all logits of the chosen rows, in their order', async () => {
    const { folder, session } = await open({ outputs: ['last-logits'] })
    const outputs = await session.run({ ...decoderFeeds([treeInput]), logit_rows: integers([7, 0, 7]) })
    const { logits } = await referenceDecoder(folder, treeInput)
    const [first, second, third] = rowsOf(outputs['logits']!)
    expect(outputs['logits']!.dims).toEqual([3, 272])
    expect(first).toEqual(third)
    for (const [token, logit] of first!.entries()) expect(logit).toBeCloseTo(logits[7]![token]!, 4)
    for (const [token, logit] of second!.entries()) expect(logit).toBeCloseTo(logits[0]![token]!, 4)
  })

  it('gives both, from rows of their own', async () => {
    const { session } = await open({ outputs: ['last-logits', 'candidate-log-probabilities'] })
    const outputs = await session.run({
      ...decoderFeeds([treeInput]),
      logit_rows: integers([5]),
      score_rows: integers([5, 2]),
      score_targets: integers([7, 7]),
    })
    const [row] = rowsOf(outputs['logits']!)
    const total = Math.log(row!.reduce((sum, logit) => sum + Math.exp(logit), 0))
    expect((outputs['log_probabilities']!.data as Float32Array)[0]).toBeCloseTo(row![7]! - total, 5)
  })
})
