import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PolyfactError } from '@polyfact/schema'
import { describe, expect, it } from 'vitest'
import { emptyFolder, scoresText } from '../test/records.js'
import { run } from '../test/terminal.js'
import { tinyModel } from '../test/tiny-model.js'
import { exitCodeOf } from './program.js'

describe('polyfact', () => {
  it('lists its commands, and each its options with an example', async () => {
    const { out, thrown } = await run('--help')
    expect(exitCodeOf(thrown)).toBe(0)
    for (const command of ['evaluate', 'metrics', 'model']) expect(out).toContain(`\n  ${command} `)
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
      [['metrics'], "missing required argument 'scores.jsonl'"],
      [['model', 'tiny', '--architecture', 'gpt2', '--out', 'x'], 'Allowed choices are qwen2, olmo2, llama'],
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

describe('polyfact metrics', () => {
  it('prints a table, one JSON object for one file, and "models" for several', async () => {
    const path = join(await emptyFolder(), 'scores.jsonl')
    await writeFile(path, scoresText([1, 7]))
    expect((await run('metrics', path)).out).toContain('Total Consistency')
    const one = JSON.parse((await run('metrics', path, '--json', '--normalization', 'sum')).out)
    expect(one.accuracy.byLanguage.en).toEqual({ value: 0.5, facts: 2, correct: 1 })
    expect(Object.keys(one)).toEqual(
      expect.arrayContaining(['accuracy', 'totalConsistency', 'rankc', 'agreement', 'madeFrom']),
    )
    const two = JSON.parse((await run('metrics', path, path, '--json', '--normalization', 'sum')).out)
    expect(two).toEqual({ models: [one, one] })
  })
})

describe('polyfact evaluate', () => {
  it('prints the table and where the files are; progress goes to the other stream', async () => {
    const out = await emptyFolder()
    const words = [
      '--model',
      await tinyModel(),
      '--out',
      out,
      '--languages',
      'en,ja',
      '--limit',
      '2',
      '--provider',
      'cpu',
    ]
    const printed = await run('evaluate', ...words)
    expect(printed.thrown).toBeUndefined()
    expect(printed.out).toContain(
      'tiny on polyfact-sample test\n2 facts × 2 languages · scores normalized per-byte',
    )
    expect(printed.out).toContain(`report  ${join(out, 'report.html')}`)
    expect(printed.error).toContain('scored 2 of 2 facts')
  })
})

describe('polyfact model tiny', () => {
  it('writes the same checkpoint for the same seed', async () => {
    const [a, b] = [await emptyFolder(), await emptyFolder()]
    for (const folder of [a, b])
      await run('model', 'tiny', '--architecture', 'olmo2', '--seed', '3', '--out', folder)
    const weights = (folder: string) => readFile(join(folder, 'model.safetensors'))
    expect(await weights(a)).toEqual(await weights(b))
  })
})

describe('exitCodeOf', () => {
  it('tells stopped from wrong', () => {
    expect(exitCodeOf(new PolyfactError('ABORTED', 'stopped'))).toBe(130)
    expect(exitCodeOf(new PolyfactError('EMPTY_INPUT', 'nothing'))).toBe(1)
    expect(exitCodeOf(new Error('unexpected'))).toBe(1)
  })
})
