import { mkdir, readFile, realpath, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { expectError } from '../../test/expect-error.js'
import { temporaryFolder } from '../../test/temporary-folder.js'
import { tinyCheckpoint } from '../../test/tiny-checkpoint.js'
import { findWeights } from './weight-files.js'

const INDEX = 'model.safetensors.index.json'
const first = 'model-00001-of-00003.safetensors'
const second = 'model-00002-of-00003.safetensors'
const third = 'model-00003-of-00003.safetensors'
const shards = async () => (await tinyCheckpoint({ shards: 3 })).folder

async function editIndex(folder: string, edit: (map: Record<string, string>) => void): Promise<void> {
  const index = JSON.parse(await readFile(join(folder, INDEX), 'utf8'))
  edit(index.weight_map)
  await writeFile(join(folder, INDEX), JSON.stringify(index))
}

/** Moves files as a Hugging Face cache keeps them: `blobs/<hash>`, with links from the snapshot. */
async function intoBlobs(snapshot: string, names: readonly string[], blobs: string): Promise<void> {
  await mkdir(blobs, { recursive: true })
  for (const name of names) {
    await rename(join(snapshot, name), join(blobs, `hash-${name}`))
    await symlink(join(blobs, `hash-${name}`), join(snapshot, name))
  }
}

describe('findWeights', () => {
  it('finds one file', async () => {
    const { folder } = await tinyCheckpoint()
    const { dataFolder, weightFiles, tensors } = await findWeights(folder)
    expect(dataFolder).toBe(await realpath(folder))
    expect(weightFiles).toEqual([{ name: 'model.safetensors', path: join(dataFolder, 'model.safetensors') }])
    expect(tensors.get('model.norm.weight')).toMatchObject({ file: 'model.safetensors', shape: [64] })
  })

  it('finds shards, each tensor in the one that the index names', async () => {
    const folder = await shards()
    const { weightFiles, tensors } = await findWeights(folder)
    expect(weightFiles.map(({ name }) => name)).toEqual([first, second, third])
    const { weight_map } = JSON.parse(await readFile(join(folder, INDEX), 'utf8'))
    expect(Object.fromEntries([...tensors].map(([name, { file }]) => [name, file]))).toEqual(weight_map)
  })

  it('prefers the single file, as transformers does', async () => {
    const { folder } = await tinyCheckpoint()
    await writeFile(join(folder, INDEX), '{}')
    expect((await findWeights(folder)).weightFiles).toHaveLength(1)
  })

  it('follows the links of a Hugging Face cache', async () => {
    const folder = await shards()
    const blobs = join(await temporaryFolder(), 'blobs')
    await intoBlobs(folder, [first, second, third], blobs)
    const { dataFolder, tensors } = await findWeights(folder)
    expect(dataFolder).toBe(await realpath(blobs))
    expect(tensors.get('model.embed_tokens.weight')!.file).toBe(`hash-${first}`)
  })

  it('names a link that leads nowhere, as an interrupted download leaves it', async () => {
    for (const name of ['model.safetensors', INDEX]) {
      const folder = await temporaryFolder()
      await symlink(join(folder, 'blobs', 'gone'), join(folder, name))
      await expectError(() => findWeights(folder), 'FILE_NOT_FOUND', name, 'leads to no file')
    }
  })

  it('reads nothing that lies beside: the shards alone that the index names', async () => {
    const folder = await shards()
    const expected = await findWeights(folder)
    for (const name of [
      'consolidated.safetensors',
      'adapter_model.safetensors',
      'model-00004-of-00004.safetensors',
    ])
      await writeFile(join(folder, name), 'no safetensors at all')
    expect(await findWeights(folder)).toEqual(expected)
  })

  it('refuses shards in different real folders, and names both', async () => {
    const folder = await shards()
    const blobs = join(await temporaryFolder(), 'elsewhere')
    await intoBlobs(folder, [third], blobs)
    await expectError(() => findWeights(folder), 'UNSUPPORTED_FORMAT', first, third, 'elsewhere')
  })

  it('refuses an index that names a missing shard, a path, or a tensor the shard lacks', async () => {
    const folder = await shards()
    await editIndex(folder, (map) => {
      map['extra.weight'] = second
    })
    await expectError(() => findWeights(folder), 'TENSOR_MISSING', second, 'extra.weight')
    await rm(join(folder, second))
    await expectError(() => findWeights(folder), 'FILE_NOT_FOUND', second, INDEX)
    await editIndex(folder, (map) => {
      map['extra.weight'] = '../other/model.safetensors'
    })
    await expectError(
      () => findWeights(folder),
      'FILE_CORRUPT',
      '../other/model.safetensors',
      'expected a file name',
    )
  })

  it('refuses an index that is none', async () => {
    const folder = await shards()
    for (const text of ['{', '{}', '{"weight_map": []}', '{"weight_map": {"a": 1}}', '{"weight_map": {}}']) {
      await writeFile(join(folder, INDEX), text)
      await expectError(() => findWeights(folder), 'FILE_CORRUPT', INDEX)
    }
  })

  it('names what a folder has instead of safetensors', async () => {
    const folder = await temporaryFolder()
    await expectError(() => findWeights(folder), 'FILE_NOT_FOUND', 'has no weights', 'model.safetensors')
    await writeFile(join(folder, 'pytorch_model.bin'), '')
    await expectError(() => findWeights(folder), 'UNSUPPORTED_FORMAT', 'has pytorch_model.bin')
  })
})
