import { PassThrough } from 'node:stream'
import { PolyfactError } from '@polyfact/schema'
import { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import type { Terminal } from '../terminal.js'
import {
  addMeasureOptions,
  type MeasureArguments,
  measureOptions,
  stoppable,
  writeNotices,
} from './shared-options.js'

const error = new PassThrough()
const terminal: Terminal = {
  out: new PassThrough() as unknown as Terminal['out'],
  error: error as unknown as Terminal['error'],
  interrupted: () => new AbortController().signal,
}
const parse = (...words: string[]) =>
  addMeasureOptions(new Command()).parse(words, { from: 'user' }).opts() as MeasureArguments

describe('measureOptions', () => {
  it('leaves out what was not said, and turns the rest into the options of measureResults', () => {
    const {
      stopReading: _,
      onProgress: __,
      signal: ___,
      ...plain
    } = measureOptions(parse(), terminal.interrupted(), terminal)
    expect(plain).toEqual({ duplicates: 'refuse', intervals: { resamples: 10_000, seed: 0, level: 0.95 } })
    const words = ['--format', 'lm-eval', '--task-language', 'a=sw', '--task-language', 'b=en']
    expect(
      measureOptions(
        parse(...words, '--model-free', 'prior=p.jsonl', '--seed', '7'),
        terminal.interrupted(),
        terminal,
      ),
    ).toMatchObject({
      format: 'lm-eval',
      taskLanguages: { a: 'sw', b: 'en' },
      baselines: { prior: 'p.jsonl' },
      intervals: { seed: 7 },
    })
  })
})

describe('writeNotices', () => {
  it('says what was left out and of how many', () => {
    const report = {
      kept: 8,
      dropped: [{ reason: 'the gold is none of the candidates', count: 2, first: 'a.jsonl line 3' }],
      notices: ['one score is −∞'],
    }
    writeNotices([{ name: 'm', report }], terminal)
    expect(String(error.read())).toBe(
      'note: m: left out 2 of 10: the gold is none of the candidates (first: a.jsonl line 3)\nnote: m: one score is −∞\n',
    )
  })
})

describe('stoppable', () => {
  it('says to a person who stopped it what became of the work', async () => {
    const stopped = stoppable('nothing was written', async () => {
      throw new PolyfactError('ABORTED', 'importResults: stopped by its signal')
    })
    await expect(stopped).rejects.toMatchObject({ code: 'ABORTED', message: 'nothing was written' })
    const wrong = stoppable('nothing was written', async () => {
      throw new PolyfactError('EMPTY_INPUT', 'no facts')
    })
    await expect(wrong).rejects.toMatchObject({ message: 'no facts' })
  })
})
