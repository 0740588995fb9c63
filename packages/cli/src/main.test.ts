import { spawn, spawnSync } from 'node:child_process'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { writeTinyCheckpoint } from '@polyfact/onnx'
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
      [
        ['model', 'tiny', '--architecture', 'qwen2', '--out', half],
        /half\.jsonl is a file, or lies below one/,
      ],
      [['metrics', join(folder, 'x'.repeat(300))], /^polyfact: (?!.*unexpected).*x{300}/], // the system's own refusal
      [['metrics', join(folder, 'none')], /none: no such file or folder; results are expected/],
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

describe('the command, when nobody reads', () => {
  /** Runs the command with one of its streams closed from the start. */
  async function unread(stream: 'stdout' | 'stderr', ...words: string[]) {
    const running = spawn(process.execPath, [command, ...words])
    running[stream].destroy()
    let text = ''
    const other = stream === 'stdout' ? running.stderr : running.stdout
    other.on('data', (chunk) => {
      text += chunk
    })
    const code = await new Promise<unknown>((resolve) => running.on('close', resolve))
    return { code, text }
  }

  it('ends without a word when its output is not read to the end', async () => {
    const path = join(await emptyFolder(), 'scores.jsonl')
    await writeFile(path, scoresText([1]))
    expect(await unread('stdout', 'metrics', path, '--json')).toEqual({ code: 0, text: '' })
  })

  it('goes on when its progress is not read', async () => {
    const words = [
      '--model',
      await tinyModel(),
      '--out',
      await emptyFolder(),
      '--limit',
      '2',
      '--languages',
      'en',
    ]
    const { code, text } = await unread('stderr', 'evaluate', '--provider', 'cpu', ...words)
    expect(text).toContain('2 facts × 1 language')
    expect(code).toBe(0)
  })
})

// Windows has no signals to send to another process
describe.skipIf(process.platform === 'win32')('Ctrl-C', () => {
  /** Starts an evaluation, sends it SIGINT whenever the next of the given texts is on stderr, and waits for its end. */
  async function interrupt(model: string, out: string, texts: readonly RegExp[]) {
    const words = ['evaluate', '--model', model, '--out', out, '--provider', 'cpu']
    const running = spawn(process.execPath, [command, ...words], { stdio: ['ignore', 'ignore', 'pipe'] })
    let stderr = ''
    let sent = 0
    running.stderr.on('data', (chunk) => {
      stderr += chunk
      if (texts[sent]?.test(stderr)) {
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
    const { code, stderr } = await interrupt(await tinyModel(), out, [/scored [1-9]/])
    expect(code).toBe(130)
    expect(stderr).toMatch(
      /\nstopping; Ctrl-C again stops at once\npolyfact: stopped; what was scored is kept, and the same command goes on from there\n$/,
    )
    expect(await readdir(out)).toEqual(['scores.jsonl'])
    const lines = (await readFile(join(out, 'scores.jsonl'), 'utf8')).split('\n')
    expect(lines.at(-1)).toBe('')
    expect(lines.length - 2).toBeGreaterThan(0)
    expect((lines.length - 2) % 12).toBe(0)
  })

  it('exits with 130 while the model is opened', async () => {
    const { code, stderr } = await interrupt(await tinyModel(), await emptyFolder(), [/opening the model/])
    expect(stderr).toContain('polyfact: stopped;')
    expect(code).toBe(130)
  })

  it('stops at once the second time', async () => {
    const slow = join(await emptyFolder(), 'slow') // so much that a batch outlasts the second signal
    const sizes = { hiddenSize: 512, intermediateSize: 2048, heads: 8, layers: 6 }
    await writeTinyCheckpoint(slow, { architecture: 'qwen2', seed: 1, ...sizes })
    const { signal, stderr } = await interrupt(slow, await emptyFolder(), [/scored 0/, /stopping;/])
    expect(signal).toBe('SIGINT')
    expect(stderr).toMatch(/stopping; Ctrl-C again stops at once\n$/)
  })
})
