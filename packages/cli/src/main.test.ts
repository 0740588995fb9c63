import { spawn, spawnSync } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { emptyFolder, scoresText } from '../test/records.js'
import { tinyModel } from '../test/tiny-model.js'

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
      [['model', 'tiny', '--architecture', 'qwen2', '--out', half], /^polyfact: EEXIST: [^(]*half\.jsonl'$/],
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

// Windows has no signals to send to another process
describe.skipIf(process.platform === 'win32')('Ctrl-C', () => {
  /** Starts an evaluation, sends it SIGINT after each of the given texts on stderr, and waits for its end. */
  async function interrupt(out: string, texts: readonly string[]) {
    const words = ['evaluate', '--model', await tinyModel(), '--out', out, '--provider', 'cpu']
    const running = spawn(process.execPath, [command, ...words], { stdio: ['ignore', 'ignore', 'pipe'] })
    let stderr = ''
    let sent = 0
    running.stderr.on('data', (chunk) => {
      stderr += chunk
      if (sent < texts.length && stderr.includes(texts[sent]!)) {
        running.kill('SIGINT')
        sent++
      }
    })
    const [code, signal] = await new Promise<unknown[]>((resolve) =>
      running.on('close', (...end) => resolve(end)),
    )
    return { code, signal, stderr }
  }

  it('keeps whole facts and exits with 130', async () => {
    const out = await emptyFolder()
    const { code, stderr } = await interrupt(out, ['scored 15 of 142'])
    expect(code).toBe(130)
    expect(stderr).toMatch(
      /\nstopping; Ctrl-C again stops at once\npolyfact: stopped; what was scored is kept, and the same command goes on from there\n$/,
    )
    const lines = (await readFile(join(out, 'scores.jsonl'), 'utf8')).split('\n')
    expect(lines.at(-1)).toBe('')
    expect((lines.length - 2) % 12).toBe(0)
    expect((lines.length - 2) / 12).toBeGreaterThanOrEqual(15)
    expect((lines.length - 2) / 12).toBeLessThan(142)
  })

  it('exits with 130 while the model is opened', async () => {
    const { code, stderr } = await interrupt(await emptyFolder(), ['opening the model'])
    expect(stderr).toContain('polyfact: stopped;')
    expect(code).toBe(130)
  })

  it('stops at once the second time', async () => {
    const { signal, stderr } = await interrupt(await emptyFolder(), ['scored 15 of 142', 'stopping;'])
    expect(signal).toBe('SIGINT')
    expect(stderr).toMatch(/stopping; Ctrl-C again stops at once\n$/)
  })
})
