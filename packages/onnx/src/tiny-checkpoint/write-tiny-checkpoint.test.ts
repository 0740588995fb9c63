import { createHash } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Tokenizer } from '@huggingface/tokenizers'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../../test/temporary-folder.js'
import type { WriteTinyCheckpointOptions } from './tiny-checkpoint-options.js'
import { writeTinyCheckpoint } from './write-tiny-checkpoint.js'

const write = async (options: Partial<WriteTinyCheckpointOptions> = {}) => {
  const folder = await temporaryFolder()
  const written = await writeTinyCheckpoint(folder, { architecture: 'qwen2', seed: 7, ...options })
  return { folder, ...written }
}
const readJson = async (folder: string, file: string) =>
  JSON.parse(await readFile(join(folder, file), 'utf8'))

/** The bytes of every tensor of a file, by its name. */
async function readTensors(folder: string, file: string): Promise<Map<string, Buffer>> {
  const bytes = await readFile(join(folder, file))
  const start = 8 + Number(bytes.readBigUInt64LE())
  const header = JSON.parse(bytes.toString('utf8', 8, start)) as Record<string, { data_offsets: number[] }>
  const entries = Object.entries(header).filter(([name]) => name !== '__metadata__')
  return new Map(
    entries.map(
      ([
        name,
        {
          data_offsets: [from, to],
        },
      ]) => [name, bytes.subarray(start + from!, start + to!)],
    ),
  )
}

describe('writeTinyCheckpoint', () => {
  it('writes the files of a checkpoint, config.json last', async () => {
    const { folder, files, parameters, weightBytes } = await write()
    expect(files).toEqual([
      'model.safetensors',
      'tokenizer.json',
      'tokenizer_config.json',
      'generation_config.json',
      'config.json',
    ])
    expect((await readdir(folder)).sort()).toEqual([...files].sort())
    // embedding 272·64; a layer: q and o 2·64·64, k and v 2·32·64, MLP 3·160·64, norms 2·64, biases 64 + 32 + 32; last norm 64
    expect(parameters).toBe(272 * 64 + 2 * (2 * 64 * 64 + 2 * 32 * 64 + 3 * 160 * 64 + 128 + 128) + 64)
    expect(weightBytes).toBe(2 * parameters)
  })

  it('writes the same bytes on every platform', async () => {
    const { folder } = await write()
    const digest = createHash('sha256')
      .update(await readFile(join(folder, 'model.safetensors')))
      .digest('hex')
    expect(digest).toBe('cbbcf43a5c4dc19b9c21231ea3762bb7af5b302cf1ecf2b70dd441ba14eb2f4d')
  })

  it('writes a tokenizer that its own loader reads', async () => {
    const { folder } = await write()
    const tokenizer = new Tokenizer(
      await readJson(folder, 'tokenizer.json'),
      await readJson(folder, 'tokenizer_config.json'),
    )
    expect(tokenizer.decode(tokenizer.encode('Ⲁ東京?').ids)).toBe('Ⲁ東京?')
    expect(await readJson(folder, 'generation_config.json')).toHaveProperty('eos_token_id', 256)
  })

  it('makes missing folders, and refuses one that is not empty', async () => {
    const parent = await temporaryFolder()
    await writeTinyCheckpoint(join(parent, 'a', 'b'), { architecture: 'llama', seed: 1 })
    await writeFile(join(parent, 'notes.txt'), 'mine')
    const refused = writeTinyCheckpoint(parent, { architecture: 'llama', seed: 1 })
    await expect(refused).rejects.toMatchObject({ code: 'INVALID_INPUT', details: { folder: parent } })
    expect((await readdir(parent)).sort()).toEqual(['a', 'notes.txt'])
  })

  it('refuses a file, and a folder below one', async () => {
    const file = join(await temporaryFolder(), 'notes.txt')
    await writeFile(file, 'mine')
    for (const folder of [file, join(file, 'a')]) {
      await expect(writeTinyCheckpoint(folder, { architecture: 'llama', seed: 1 })).rejects.toMatchObject({
        code: 'INVALID_INPUT',
        message: `writeTinyCheckpoint: ${folder} is a file, or lies below one; expected a new or empty folder`,
      })
    }
  })

  it('refuses more shards than tensors, and writes nothing', async () => {
    const folder = await temporaryFolder()
    const refused = writeTinyCheckpoint(folder, { architecture: 'llama', seed: 1, layers: 1, shards: 13 })
    await expect(refused).rejects.toMatchObject({
      code: 'OUT_OF_RANGE',
      details: { shards: 13, tensors: 12 },
    })
    expect(await readdir(folder)).toEqual([])
  })

  it('leaves nothing behind when stopped', async () => {
    const folder = await temporaryFolder()
    const options = { architecture: 'llama', seed: 1, signal: AbortSignal.abort() } as const
    await expect(writeTinyCheckpoint(folder, options)).rejects.toMatchObject({ code: 'ABORTED' })
    expect(await readdir(folder)).toEqual([])
  })
})

describe('writeTinyCheckpoint (properties)', () => {
  it('spreads the same tensors over any number of shards', async () => {
    const whole = await write({ layers: 1 })
    const expected = await readTensors(whole.folder, 'model.safetensors')
    const count = fc.integer({ min: 2, max: expected.size })
    await fc.assert(
      fc.asyncProperty(count, async (shards) => {
        const { folder } = await write({ layers: 1, shards })
        const index = await readJson(folder, 'model.safetensors.index.json')
        const files = new Set<string>(Object.values(index.weight_map))
        expect(files.size).toBe(shards)
        expect(index.metadata.total_size).toBe(whole.weightBytes)
        const found: string[] = []
        for (const file of files) {
          for (const [name, bytes] of await readTensors(folder, file)) {
            expect(index.weight_map[name]).toBe(file)
            expect(bytes.equals(expected.get(name)!)).toBe(true)
            found.push(name)
          }
        }
        expect(found).toEqual([...expected.keys()])
      }),
      { numRuns: 10 },
    )
  })

  it('gives other weights for another seed, and the same numbers rounded for another format', async () => {
    const tensors = async (options: Partial<WriteTinyCheckpointOptions>) =>
      (await readTensors((await write(options)).folder, 'model.safetensors')).get('model.norm.weight')!
    const single = await tensors({ dtype: 'F32' })
    expect((await tensors({ dtype: 'F32', seed: 8 })).equals(single)).toBe(false)
    const half = await tensors({ dtype: 'BF16' })
    for (let i = 0; i < 64; i++) {
      // BF16 is the upper half of float32, rounded
      const distance = single.readUInt32LE(4 * i) - half.readUInt16LE(2 * i) * 2 ** 16
      expect(Math.abs(distance)).toBeLessThanOrEqual(2 ** 15)
    }
  })
})
