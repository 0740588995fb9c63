import { createHash } from 'node:crypto'
import { readdir, readFile, realpath, rename, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { bytesReadSoFar, writeHollowCheckpoint } from '../test/hollow-checkpoint.js'
import { decoderFeeds, integers, openSession, rowsOf, treeInput } from '../test/run-decoder.js'
import { temporaryFolder } from '../test/temporary-folder.js'
import { tinyCheckpoint } from '../test/tiny-checkpoint.js'
import { buildDecoder } from './build-decoder.js'

/** Makes the header of a safetensors file longer by spaces, as other writers leave it. */
async function padHeader(path: string, spaces: number): Promise<void> {
  const bytes = await readFile(path)
  const length = bytes.readBigUInt64LE()
  bytes.writeBigUInt64LE(length + BigInt(spaces))
  const end = 8 + Number(length)
  await writeFile(
    path,
    Buffer.concat([bytes.subarray(0, end), Buffer.alloc(spaces, ' '), bytes.subarray(end)]),
  )
}

describe('buildDecoder', () => {
  it('tells what a session needs to know', async () => {
    const checkpoint = await tinyCheckpoint({ architecture: 'olmo2', maxPositions: 100 })
    const graph = await buildDecoder(checkpoint.folder, {
      outputs: ['candidate-log-probabilities'],
      taps: [{ kind: 'heads', layers: [1] }],
    })
    expect({ ...graph, model: graph.model.constructor }).toEqual({
      model: Uint8Array,
      externalDataFolder: checkpoint.dataFolder,
      config: checkpoint.config,
      inputs: ['input_ids', 'position_ids', 'attention_mask', 'score_rows', 'score_targets'],
      outputs: ['heads.1', 'log_probabilities'],
      maxPositions: 100,
    })
  })

  it('takes a checkpoint that was read before, and makes the same bytes', async () => {
    const checkpoint = await tinyCheckpoint()
    const plan = { outputs: ['last-logits'] } as const
    expect((await buildDecoder(checkpoint, plan)).model).toEqual(
      (await buildDecoder(checkpoint.folder, plan)).model,
    )
  })

  it('computes the same from shards as from one file', async () => {
    const logits = async (shards: number) => {
      const checkpoint = await tinyCheckpoint({ shards, seed: 5 })
      const session = await openSession(await buildDecoder(checkpoint, { outputs: ['last-logits'] }))
      const outputs = await session.run({ ...decoderFeeds([treeInput]), logit_rows: integers([7]) })
      return rowsOf(outputs['logits']!)
    }
    expect(await logits(3)).toEqual(await logits(1))
  })

  it('computes the same where the numbers begin at an odd byte', async () => {
    const logits = async (padding: number) => {
      const { folder, weightFiles } = await tinyCheckpoint({ dtype: 'F32' })
      await padHeader(weightFiles[0]!.path, padding)
      const decoder = await buildDecoder(folder, { outputs: ['last-logits'] })
      const session = await openSession(decoder)
      const outputs = await session.run({ ...decoderFeeds([treeInput]), logit_rows: integers([7]) })
      return rowsOf(outputs['logits']!)
    }
    expect(await logits(3)).toEqual(await logits(0))
  })

  it('runs from a Hugging Face cache, whose files are links to blobs', async () => {
    const { folder } = await tinyCheckpoint({ shards: 2 })
    const blobs = await temporaryFolder()
    const blobOf = (name: string) => join(blobs, createHash('sha256').update(name).digest('hex'))
    for (const name of (await readdir(folder)).filter((file) => file.endsWith('.safetensors'))) {
      await rename(join(folder, name), blobOf(name))
      await symlink(blobOf(name), join(folder, name))
    }
    const graph = await buildDecoder(folder, { outputs: ['last-logits'] })
    expect(graph.externalDataFolder).toBe(await realpath(blobs))
    const session = await openSession(graph)
    const outputs = await session.run({ ...decoderFeeds([treeInput]), logit_rows: integers([7]) })
    expect(outputs['logits']!.dims).toEqual([1, 272])
  })

  it('reads no weights: half a billion parameters that are nothing but a hole in a file', async () => {
    const folder = await temporaryFolder()
    const weightBytes = await writeHollowCheckpoint(folder)
    expect(weightBytes).toBeGreaterThan(900e6)
    const before = await bytesReadSoFar()
    const { model } = await buildDecoder(folder, { outputs: ['candidate-log-probabilities'] })
    expect((await bytesReadSoFar()) - before).toBeLessThan(1e6)
    expect(model.length).toBeLessThan(2e6)
  })
})
