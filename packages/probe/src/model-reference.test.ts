import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { folderReference } from './model-reference.js'

const commit = '060db6499f32faf8b98477b0a26969ef7d8b9987'

describe('folderReference', () => {
  it('takes the name of an ordinary folder', () => {
    expect(folderReference(join('models', 'my-model'))).toEqual({ id: 'my-model' })
    expect(folderReference(join('models', 'my-model', ''))).toEqual({ id: 'my-model' })
  })

  it('reads model and commit from the path of a Hugging Face cache', () => {
    const folder = join('/cache', 'hub', 'models--Qwen--Qwen2.5-0.5B', 'snapshots', commit)
    expect(folderReference(folder)).toEqual({ id: 'Qwen/Qwen2.5-0.5B', revision: commit })
  })

  it('keeps double hyphens in the name of a model', () => {
    const folder = join('/cache', 'models--org--a--b', 'snapshots', commit)
    expect(folderReference(folder).id).toBe('org/a--b')
  })

  it('reads a model that belongs to no organisation', () => {
    const folder = join('/cache', 'models--gpt2', 'snapshots', commit)
    expect(folderReference(folder)).toEqual({ id: 'gpt2', revision: commit })
  })

  it('takes nothing for a commit that is none', () => {
    expect(folderReference(join('/cache', 'models--a--b', 'snapshots', 'main'))).toEqual({ id: 'main' })
  })
})
