import { mkdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { expectError } from '../../test/expect-error.js'
import { temporaryFolder } from '../../test/temporary-folder.js'
import { tinyCheckpoint } from '../../test/tiny-checkpoint.js'
import { CHECKPOINT_ARCHITECTURES } from '../tiny-checkpoint/tiny-checkpoint-options.js'
import { readCheckpoint } from './read-checkpoint.js'

async function withConfig(edit: (config: Record<string, unknown>) => void): Promise<string> {
  const { folder } = await tinyCheckpoint({ architecture: 'qwen2' })
  const path = join(folder, 'config.json')
  const config = JSON.parse(await readFile(path, 'utf8'))
  edit(config)
  await writeFile(path, JSON.stringify(config))
  return folder
}

describe('readCheckpoint', () => {
  it.each(CHECKPOINT_ARCHITECTURES)(
    'reads both spellings of a config.json alike: %s',
    async (architecture) => {
      const four = await tinyCheckpoint({ architecture, configStyle: 'transformers-4' })
      const five = await tinyCheckpoint({ architecture, configStyle: 'transformers-5' })
      expect(five.config).toEqual(four.config)
      expect([...five.tensors.keys()]).toEqual([...four.tensors.keys()])
    },
  )

  it('keeps the folder as it was given', async () => {
    const { folder } = await tinyCheckpoint()
    expect((await readCheckpoint(folder)).folder).toBe(folder)
  })

  it('names a folder that is missing, empty or a file', async () => {
    const folder = await temporaryFolder()
    await expectError(() => readCheckpoint(join(folder, 'none')), 'FILE_NOT_FOUND', 'none does not exist')
    await expectError(() => readCheckpoint(folder), 'FILE_NOT_FOUND', 'has no config.json')
    await writeFile(join(folder, 'file'), '')
    await expectError(() => readCheckpoint(join(folder, 'file')), 'FILE_NOT_FOUND', 'file is no folder')
    await mkdir(join(folder, 'config.json'))
    await expectError(() => readCheckpoint(folder), 'FILE_NOT_FOUND', 'has no config.json')
  })

  it('refuses a config.json that is not JSON, in one line', async () => {
    const { folder } = await tinyCheckpoint()
    await writeFile(join(folder, 'config.json'), '{\n  "hidden_size": 64,\n  oops\n}')
    await expectError(() => readCheckpoint(folder), 'FILE_CORRUPT', 'config.json is not JSON')
  })

  it('refuses another architecture before it looks for weights', async () => {
    const folder = await withConfig((config) => {
      config['architectures'] = ['GPT2LMHeadModel']
    })
    await rm(join(folder, 'model.safetensors'))
    await expectError(() => readCheckpoint(folder), 'UNSUPPORTED_MODEL', 'GPT2LMHeadModel')
  })

  it('refuses a config.json that lies about a shape', async () => {
    const wider = await withConfig((config) => {
      config['intermediate_size'] = 161
    })
    await expectError(
      () => readCheckpoint(wider),
      'TENSOR_MISMATCH',
      'mlp.gate_proj.weight is [160, 64]; config.json calls for [161, 64]',
    )
    const deeper = await withConfig((config) => {
      config['num_hidden_layers'] = 3
    })
    await expectError(() => readCheckpoint(deeper), 'TENSOR_MISSING', 'model.layers.2')
    const shallower = await withConfig((config) => {
      config['num_hidden_layers'] = 1
    })
    await expectError(() => readCheckpoint(shallower), 'TENSOR_MISMATCH', 'model.layers.1')
    const untied = await withConfig((config) => {
      config['tie_word_embeddings'] = false
    })
    await expectError(() => readCheckpoint(untied), 'TENSOR_MISSING', 'lm_head.weight')
  })

  it('refuses a truncated weight file', async () => {
    const { folder, weightFiles } = await tinyCheckpoint({ shards: 2 })
    await truncate(weightFiles[1]!.path, 20_000)
    await expectError(
      () => readCheckpoint(folder),
      'FILE_CORRUPT',
      weightFiles[1]!.name,
      'has 20000 bytes',
      'truncated',
    )
  })
})
