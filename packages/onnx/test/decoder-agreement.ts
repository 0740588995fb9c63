import { expect } from 'vitest'
import { buildDecoder } from '../src/build-decoder.js'
import type { DecoderPlan } from '../src/decoder-plan.js'
import type { WriteTinyCheckpointOptions } from '../src/tiny-checkpoint/tiny-checkpoint-options.js'
import { writeTinyCheckpoint } from '../src/tiny-checkpoint/write-tiny-checkpoint.js'
import { referenceDecoder } from './reference-decoder.js'
import {
  decoderFeeds,
  integers,
  openSession,
  paddedInput,
  relativeDeviation,
  rowsOf,
  treeInput,
} from './run-decoder.js'
import { temporaryFolder } from './temporary-folder.js'

const everything: DecoderPlan = {
  outputs: ['last-logits'],
  taps: [{ kind: 'gate' }, { kind: 'activation' }, { kind: 'heads' }, { kind: 'residual' }],
}

/**
 * float32 against float64 over two layers: a few roundings of 6e-8 each, relative to the largest magnitude.
 */
const TOLERANCE = 3e-6

/**
 * Runs a tiny checkpoint on a batch of a tree and a padded row, and expects every tap and all logits to
 * equal the float64 reference.
 */
export async function expectAgreement(options: Omit<WriteTinyCheckpointOptions, 'seed'>): Promise<void> {
  const folder = await temporaryFolder()
  await writeTinyCheckpoint(folder, {
    hiddenSize: 32,
    intermediateSize: 48,
    dtype: 'F32',
    ...options,
    seed: 11,
  })
  const session = await openSession(await buildDecoder(folder, everything))
  const inputs = [treeInput, paddedInput]
  const rows = inputs.flatMap(({ ids }, row) => ids.map((_, position) => row * ids.length + position))
  const outputs = await session.run({ ...decoderFeeds(inputs), logit_rows: integers(rows) })
  const references = await Promise.all(inputs.map((input) => referenceDecoder(folder, input)))
  const deviation = (name: string, expected: readonly (readonly number[])[]) =>
    expect(relativeDeviation(rowsOf(outputs[name]!), expected), name).toBeLessThan(TOLERANCE)
  deviation(
    'logits',
    references.flatMap(({ logits }) => logits),
  )
  const names = [...references[0]!.taps.keys()]
  expect(Object.keys(outputs).toSorted()).toEqual(['logits', ...names].toSorted())
  for (const name of names)
    deviation(
      name,
      references.flatMap(({ taps }) => taps.get(name)!),
    )
}
