import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { expectError } from '../../test/expect-error.js'
import { tinyCheckpoint } from '../../test/tiny-checkpoint.js'
import { readCheckpoint } from './read-checkpoint.js'
import { checkTiedHead } from './tied-head.js'

/** An untied checkpoint whose `config.json` says that it is tied, with a head that is a copy of the embedding. */
async function tiedWithCopy() {
  const { folder, tensors, weightFiles } = await tinyCheckpoint({
    architecture: 'llama',
    embeddings: 'untied',
  })
  const embedding = tensors.get('model.embed_tokens.weight')!
  const head = tensors.get('lm_head.weight')!
  const path = weightFiles[0]!.path
  const bytes = await readFile(path)
  bytes.copy(bytes, head.offset, embedding.offset, embedding.offset + embedding.length)
  await writeFile(path, bytes)
  const configPath = join(folder, 'config.json')
  const config = JSON.parse(await readFile(configPath, 'utf8'))
  await writeFile(configPath, JSON.stringify({ ...config, tie_word_embeddings: true }))
  return { folder, path, bytes, head }
}

describe('checkTiedHead', () => {
  it('passes a copy of the embedding', async () => {
    const { folder } = await tiedWithCopy()
    expect((await readCheckpoint(folder)).config.embeddings).toBe('tied')
  })

  it('refuses a head that differs in its first or last bit', async () => {
    const { folder, path, bytes, head } = await tiedWithCopy()
    for (const at of [head.offset, head.offset + head.length - 1]) {
      const changed = Buffer.from(bytes)
      changed[at]! ^= 1
      await writeFile(path, changed)
      await expectError(
        () => readCheckpoint(folder),
        'TENSOR_MISMATCH',
        folder,
        'lm_head.weight other than model.embed_tokens.weight',
        'tie_word_embeddings is true',
      )
    }
  })

  it('refuses a head of another shape or number format', async () => {
    const { tensors, dataFolder } = await tinyCheckpoint({ embeddings: 'untied' })
    const head = tensors.get('lm_head.weight')!
    for (const other of [
      { ...head, format: 'F16' },
      { ...head, length: head.length - 2 },
    ] as const) {
      const weights = { dataFolder, tensors: new Map([...tensors, [head.name, other]]) }
      await expectError(() => checkTiedHead({ embeddings: 'tied' }, weights, 'm'), 'TENSOR_MISMATCH', 'm')
    }
  })

  it('has nothing to say of an untied checkpoint, or of one that stores a single table', async () => {
    for (const embeddings of ['tied', 'untied'] as const) {
      const checkpoint = await tinyCheckpoint({ embeddings })
      await expect(checkTiedHead(checkpoint.config, checkpoint, 'm')).resolves.toBeUndefined()
    }
  })
})
