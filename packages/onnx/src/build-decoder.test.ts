import { readFile, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { decoderFeeds, integers, openSession, rowsOf, treeInput } from '../test/run-decoder.js'
import { temporaryFolder } from '../test/temporary-folder.js'
import { tinyCheckpoint } from '../test/tiny-checkpoint.js'
import { buildDecoder } from './build-decoder.js'
import { parseDecoderConfig } from './checkpoint/decoder-config.js'
import { decoderTensors } from './checkpoint/decoder-tensors.js'

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

/** A checkpoint of the shape of Qwen2.5-0.5B: true headers, then a hole as long as the weights. */
async function writeHollowCheckpoint(folder: string): Promise<number> {
  const config = {
    architectures: ['Qwen2ForCausalLM'],
    hidden_size: 896,
    intermediate_size: 4864,
    max_position_embeddings: 32768,
    num_attention_heads: 14,
    num_hidden_layers: 24,
    num_key_value_heads: 2,
    tie_word_embeddings: true,
    vocab_size: 151936,
  }
  await writeFile(join(folder, 'config.json'), JSON.stringify(config))
  let end = 0
  const header: Record<string, object> = {}
  for (const [name, shape] of decoderTensors(parseDecoderConfig(config, 'config.json'))) {
    const begin = end
    end += shape.reduce((product, axis) => product * axis, 2)
    header[name] = { dtype: 'BF16', shape, data_offsets: [begin, end] }
  }
  const json = Buffer.from(JSON.stringify(header))
  const length = Buffer.alloc(8)
  length.writeBigUInt64LE(BigInt(json.length))
  const path = join(folder, 'model.safetensors')
  await writeFile(path, Buffer.concat([length, json]))
  await truncate(path, 8 + json.length + end)
  return end
}

/** Bytes that this process has read, where the system counts them (Linux); 0 elsewhere. */
async function bytesReadSoFar(): Promise<number> {
  if (process.platform !== 'linux') return 0
  const text = await readFile('/proc/self/io', 'utf8')
  return Number(/rchar: (\d+)/.exec(text)![1])
}
