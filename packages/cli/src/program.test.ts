import { PolyfactError } from '@polyfact/schema'
import { describe, expect, it } from 'vitest'
import { run } from '../test/terminal.js'
import { exitCodeOf } from './program.js'

describe('polyfact', () => {
  it('lists its commands, and each its options with an example', async () => {
    const { out, thrown } = await run('--help')
    expect(exitCodeOf(thrown)).toBe(0)
    for (const command of ['evaluate', 'metrics', 'compare', 'verify', 'export', 'reward', 'model'])
      expect(out).toContain(`\n  ${command} `)
    expect((await run('evaluate', '--help')).out).toMatch(
      /--languages <codes>[\s\S]*Example:\n {2}polyfact evaluate/,
    )
  })

  it('answers wrong arguments with what was found and what is expected, and exit code 2', async () => {
    const cases = [
      [['evaluate', '--out', 'x'], "required option '--model <folder>' not specified"],
      [
        ['evaluate', '--model', 'm', '--out', 'x', '--limit', '0'],
        'found "0"; a whole number ≥ 1 is expected',
      ],
      [['evaluate', '--model', 'm', '--out', 'x', '--limit', '2.5'], 'found "2.5"'],
      [
        ['evaluate', '--model', 'm', '--out', 'x', '--languages', 'en,English'],
        'found "English"; BCP-47 codes',
      ],
      [['evaluate', '--model', 'm', '--out', 'x', '--languages', 'en,en'], 'en is there twice'],
      [
        ['evaluate', '--model', 'm', '--out', 'x', '--split', 'dev'],
        'Allowed choices are train, validation, test',
      ],
      [['evaluate', '--model', '', '--out', 'x'], "option '--model <folder>' argument '' is invalid"],
      [['evaluate', '--model', 'm', '--out', ' '], 'found an empty path'],
      [['metrics'], "missing required argument 'results'"],
      [['metrics', 'x', '--json', '--latex'], "option '--json' cannot be used with option '--latex'"],
      [['metrics', 'x', '--format', 'helm'], 'Allowed choices are auto, scores, generations'],
      [['metrics', 'x', '--level', '95'], 'a number between 0 and 1'],
      [['metrics', 'x', '--model-free', 'prior'], 'name=value is expected'],
      [['compare', 'a', 'b'], "required option '--baseline <name>' not specified"],
      [['verify'], "missing required argument 'result'"],
      [['export', 'a', '--out', 'b'], "required option '--to <format>' not specified"],
      [['model', 'tiny', '--architecture', 'gpt2', '--out', 'x'], 'Allowed choices are qwen2, olmo2, llama'],
      [['reward', 'serve'], "required option '--data <source>' not specified"],
      [['reward', 'serve', '--data', 'sample', '--port', '65536'], 'a whole number from 0 to 65535'],
      [
        ['reward', 'serve', '--data', 'sample', '--deadline', '0'],
        'seconds from 0.001 to 2147483 are expected',
      ],
      [['reward', 'serve', '--data', 'sample', '--deadline', 'vllm=3'], 'one of openrlhf, slime, trl,'],
      [['reward', 'serve', '--data', 'sample', '--policy', 'trl=drop'], 'partial, mask or error is expected'],
      [['reward', 'score', '--data', 'sample'], "missing required argument 'generations.jsonl'"],
      [
        ['reward', 'score', 'x', '--data', 'sample', '--advantages', 'ppo'],
        'Allowed choices are paper, trl,',
      ],
      [['evalute'], "unknown command 'evalute'"],
    ] as const
    for (const [words, expected] of cases) {
      const { error, thrown } = await run(...words)
      expect(error).toContain(expected)
      expect(error).toMatch(/^polyfact: /)
      expect(exitCodeOf(thrown)).toBe(2)
    }
  })
})

describe('exitCodeOf', () => {
  it('tells stopped from wrong', () => {
    expect(exitCodeOf(new PolyfactError('ABORTED', 'stopped'))).toBe(130)
    expect(exitCodeOf(new PolyfactError('EMPTY_INPUT', 'nothing'))).toBe(1)
    expect(exitCodeOf(new Error('unexpected'))).toBe(1)
  })
})
