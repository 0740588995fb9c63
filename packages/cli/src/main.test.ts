import { spawnSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { emptyFolder, scoresText } from '../test/records.js'

const command = fileURLToPath(new URL('../bin/polyfact.js', import.meta.url))
const polyfact = (...words: string[]) =>
  spawnSync(process.execPath, [command, ...words], { encoding: 'utf8' })

describe('the command', () => {
  it('answers bad input with one line and exit code 1, never a stack trace', async () => {
    const folder = await emptyFolder()
    const half = join(folder, 'half.jsonl')
    await writeFile(half, scoresText([1]).slice(0, -9))
    const cases = [
      [['metrics', half], /half\.jsonl line 3: the line was cut off before its end/],
      [['metrics', join(folder, 'none')], /none: no such file; a file of scores is expected/],
      [['evaluate', '--model', join(folder, 'none'), '--out', folder, '--limit', '1'], /none does not exist/],
      [['evaluate', '--model', folder, '--out', folder, '--limit', '1'], /config\.json/],
      [
        ['evaluate', '--model', folder, '--data', join(folder, 'none'), '--out', folder],
        /there is no folder/,
      ],
    ] as const
    for (const [words, expected] of cases) {
      const { status, stderr, stdout } = polyfact(...words)
      expect(status).toBe(1)
      expect(stdout).toBe('')
      const lines = stderr
        .trimEnd()
        .split('\n')
        .filter((line) => line !== 'opening the model …')
      expect(lines).toEqual([expect.stringMatching(/^polyfact: /)])
      expect(lines[0]).toMatch(expected)
    }
  })

  it('exits with 0 after help and with 2 after wrong arguments', () => {
    expect(polyfact('--version')).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    })
    expect(polyfact('metrics', '--help').status).toBe(0)
    expect(polyfact('metrics').status).toBe(2)
  })
})
