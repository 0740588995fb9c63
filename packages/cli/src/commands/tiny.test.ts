import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { emptyFolder } from '../../test/records.js'
import { run } from '../../test/terminal.js'

describe('polyfact model tiny', () => {
  it('writes the same checkpoint for the same seed', async () => {
    const [a, b] = [await emptyFolder(), await emptyFolder()]
    for (const folder of [a, b])
      await run('model', 'tiny', '--architecture', 'olmo2', '--seed', '3', '--out', folder)
    const weights = (folder: string) => readFile(join(folder, 'model.safetensors'))
    expect(await weights(a)).toEqual(await weights(b))
  })
})
