import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { emptyFolder } from '../test/records.js'
import { readRewardConfig } from './reward-config-file.js'

async function fileOf(text: string): Promise<string> {
  const path = join(await emptyFolder(), 'reward.yaml')
  await writeFile(path, text)
  return path
}

describe('readRewardConfig', () => {
  it('reads YAML, JSON, an empty file, and none', async () => {
    const ladder = { shape: 'ladder', rungs: [{ languages: 9, value: 1 }] }
    expect(
      (
        await readRewardConfig(
          await fileOf('bonus:\n  shape: ladder\n  rungs:\n    - { languages: 9, value: 1 }'),
        )
      ).config.bonus,
    ).toEqual(ladder)
    expect((await readRewardConfig(await fileOf(JSON.stringify({ bonus: ladder })))).config.bonus).toEqual(
      ladder,
    )
    const recommended = await readRewardConfig(undefined)
    expect(recommended.config.preset).toBe('recommended')
    expect(await readRewardConfig(await fileOf('# nothing\n'))).toEqual(recommended)
  })

  it('warns of rungs that the languages cannot reach', async () => {
    const path = await fileOf('bonus: { shape: ladder, rungs: [{ languages: 13, value: 1 }] }')
    expect((await readRewardConfig(path, { languages: 12 })).warnings).toHaveLength(1)
  })

  it.each([
    ['bonus: [', 'INVALID_INPUT', /reward\.yaml: .* at line 1, column 9; YAML is expected$/],
    ['preset: paper\npreset: paper', 'INVALID_INPUT', /Map keys must be unique at line 2, column 1/],
    ['pentaly: 1', 'UNKNOWN_OPTION', /reward\.yaml: found pentaly, which has no effect here/],
    ['bonus: *none', 'INVALID_INPUT', /reward\.yaml: Unresolved alias .*: none; YAML is expected$/],
    ['a: 1\n---\nb: 2', 'INVALID_INPUT', /reward\.yaml: Source contains multiple documents/],
    ['- 1', 'INVALID_INPUT', /reward\.yaml: found \[1\]/],
    ['answer: { empty: 0 }', 'OUT_OF_RANGE', /reward\.yaml: an unparseable answer earns/],
  ])('refuses %s', async (text, code, message) => {
    await expect(readRewardConfig(await fileOf(text))).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message),
    })
  })

  it('refuses a file that is not there, and a folder', async () => {
    await expect(readRewardConfig('no/such.yaml')).rejects.toThrow(
      'no/such.yaml: no such file; a reward configuration in YAML',
    )
    await expect(readRewardConfig(await emptyFolder())).rejects.toMatchObject({
      code: 'FILE_NOT_FOUND',
      message: expect.stringContaining(': is a folder; a reward configuration in YAML'),
    })
  })
})
