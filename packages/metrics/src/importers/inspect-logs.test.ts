import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { all, fileOf } from '../../test/files.js'
import { refusal } from '../../test/scores.js'
import { zipOf } from '../../test/zip.js'
import type { ImportOptions } from './imported-run.js'
import { readInspectLogs } from './inspect-logs.js'

const header = (rest: object = {}) => ({
  version: 2,
  status: 'success',
  eval: {
    task: 'inspect_evals/capitals',
    task_args: { language: 'en' },
    dataset: { name: 'capitals' },
    model: 'openai/gpt-4o-mini',
    packages: { inspect_ai: '0.3.138' },
    ...rest,
  },
})
const sample = (id: string | number, completion: string, rest: object = {}) => ({
  id,
  epoch: 1,
  input: 'What is the capital of France?',
  choices: ['Paris', 'Lyon'],
  target: 'A',
  output: { model: 'gpt-4o-mini', choices: [], completion },
  scores: { choice: { value: 'I', answer: 'B' } },
  metadata: { option_ids: ['Q90', 'Q456'] },
  ...rest,
})
const log = (samples: unknown[], rest?: object) => ({ ...header(rest), samples })
const sw = { task_args: { language: 'sw' } }
const jsonFile = (content: unknown) => fileOf('log.json', JSON.stringify(content))

async function read(paths: readonly string[], options?: ImportOptions) {
  const runs = await readInspectLogs(paths, options)
  return Promise.all(
    runs.map(async (run) => {
      if (run.records.kind !== 'generations') return expect.unreachable('generations are expected')
      return { ...run, records: await all(run.records.generations) }
    }),
  )
}

async function readOne(...contents: unknown[]) {
  const [run] = await read(await Promise.all(contents.map(jsonFile)))
  return run!
}

describe('readInspectLogs', () => {
  it('takes the choice that the completion states, not the verdict, and joins languages by id', async () => {
    const swahili = sample('f1', 'ANSWER: A', {
      choices: ['Lyon', 'Paris'],
      target: 'B',
      metadata: { option_ids: ['Q456', 'Q90'] },
    })
    const run = await readOne(log([sample('f1', 'Hm.\nANSWER: A')]), log([swahili], sw))
    expect(run.header).toMatchObject({
      model: { id: 'openai/gpt-4o-mini', revision: null },
      dataset: { id: 'capitals', revision: null },
      languages: ['en', 'sw'],
      source: { format: 'inspect', version: '0.3.138' },
    })
    expect(run.files).toHaveLength(2)
    expect(run.records[0]).toEqual({
      schemaVersion: 1,
      kind: 'generation',
      header: run.header.id,
      fact: 'f1',
      language: 'en',
      text: 'Paris',
      golds: ['Paris'],
      gold: 'Q90',
      answer: 'Q90',
      candidates: [
        { id: 'Q90', texts: ['Paris'] },
        { id: 'Q456', texts: ['Lyon'] },
      ],
    })
    expect(run.records[1]).toMatchObject({
      fact: 'f1',
      language: 'sw',
      text: 'Lyon',
      gold: 'Q90',
      answer: 'Q456',
    })
    expect(run.report).toEqual({ kept: 2, dropped: [], notices: [] })
  })

  it('falls back on the scorer’s answer, counts that, and has no answer where there is none', async () => {
    const none = { scores: { choice: { value: 'I', answer: '' } } }
    const run = await readOne(log([sample('f1', 'Paris?'), sample('f2', 'Paris?', none)]))
    expect(run.records.map(({ text, answer }) => [text, answer])).toEqual([
      ['Lyon', 'Q456'],
      ['', undefined],
    ])
    expect(run.report.notices).toEqual([
      expect.stringMatching(/log\.json: 1 answer was taken from the scorer, because the completion does not/),
    ])
  })

  it('reads free answers, from the message where there is no completion', async () => {
    const free = { choices: null, target: ['Paris', 'Paname'], metadata: { lang: 'fr', property: 'P36' } }
    const message = {
      message: { content: [{ type: 'reasoning' }, { type: 'text', text: 'attachment://ab1' }] },
    }
    const run = await readOne(
      log([
        sample('f1', 'Paris.', free),
        sample('f2', '', { ...free, output: { choices: [message] }, attachments: { ab1: 'Long text' } }),
        sample('f3', 'x', { ...free, target: '' }),
      ]),
    )
    expect(run.records).toEqual([
      expect.objectContaining({
        language: 'fr',
        property: 'P36',
        text: 'Paris.',
        golds: ['Paris', 'Paname'],
      }),
      expect.objectContaining({ fact: 'f2', text: 'Long text' }),
    ])
    expect(run.report.dropped).toMatchObject([{ reason: 'without a target', count: 1 }])
  })

  it('keeps the first epoch and drops errors, limits and several right choices, each counted', async () => {
    const run = await readOne({
      ...log([
        sample('f1', 'ANSWER: A'),
        sample('f1', 'ANSWER: B', { epoch: 2 }),
        sample('f2', '', { error: { message: 'boom' } }),
        sample('f3', '', { limit: { type: 'token', limit: 5 } }),
        sample('f4', 'ANSWER: A', { target: ['A', 'B'] }),
      ]),
      status: 'error',
    })
    expect(run.report.kept).toBe(1)
    expect(run.report.dropped.map(({ reason, count }) => [reason, count])).toEqual([
      ['of a further epoch', 1],
      ['ended with an error', 1],
      ['stopped by a limit', 1],
      ['several choices are right together', 1],
    ])
    expect(run.report.dropped[0]!.first).toMatch(/log\.json: samples\.1$/)
    expect(run.report.notices).toEqual([
      expect.stringContaining('has the status "error", so that samples may be'),
    ])
  })

  it('joins by a field of the metadata, and says where ids are only counted', async () => {
    const named = (id: number, key: string) =>
      sample(id, 'ANSWER: A', { metadata: { key, option_ids: ['a', 'b'] } })
    const paths = [await jsonFile(log([named(1, 'x')])), await jsonFile(log([named(7, 'x')], sw))]
    const [run] = await read(paths, { joinKey: 'key' })
    expect(run!.records.map(({ fact }) => fact)).toEqual(['x', 'x'])
    expect(await refusal(() => read(paths))).toMatch(
      /^JOIN_KEY_MISSING: .*no id of a sample occurs in two of the languages en, sw; say which field/,
    )
    expect(await refusal(() => read(paths, { joinKey: 'sample_id' }))).toMatch(
      /^JOIN_KEY_MISSING: .*found no sample_id in the sample's metadata, which has key, option_ids;/,
    )
    const [english] = await read([paths[0]!])
    expect(english!.report.notices).toEqual([expect.stringContaining('languages are joined by the place')])
  })

  it('makes one run for each model', async () => {
    const runs = await read([
      await jsonFile(log([sample('f', 'ANSWER: A')])),
      await jsonFile(log([sample('f', 'ANSWER: B')], { model: 'b' })),
      await jsonFile(log([sample('f', 'ANSWER: B')], sw)),
    ])
    expect(runs.map(({ name, files }) => [name, files.length])).toEqual([
      ['openai/gpt-4o-mini', 2],
      ['b', 1],
    ])
  })

  it('tells choices apart by place only where that is known or said', async () => {
    const bare = { metadata: {} }
    const two = async (rest: object) => [
      await jsonFile(log([sample('f', 'ANSWER: A', bare)], rest)),
      await jsonFile(log([sample('f', 'ANSWER: A', bare)], { ...rest, ...sw })),
    ]
    const [alone] = await read([(await two({}))[0]!])
    expect(alone!.records[0]).toMatchObject({ answer: 'option:0', gold: 'option:0' })
    expect(await refusal(async () => read(await two({})))).toMatch(
      /^CANDIDATES_UNALIGNED: .*samples\.0: found no option_ids/,
    )
    expect(await read(await two({}), { align: 'position' })).toHaveLength(1)
    expect(await read(await two({ dataset: { name: 'CohereForAI/Global-MMLU' } }))).toHaveLength(1)
  })

  it('asks for the language where the log does not tell it', async () => {
    const path = await jsonFile(log([sample('f', 'ANSWER: A')], { task_args: {} }))
    expect(await refusal(() => read([path]))).toMatch(
      /^UNKNOWN_LANGUAGE: .*found no "language" or "lang" .*taskLanguages: \{ 'capitals': 'en' \}$/,
    )
    const [run] = await read([path], { taskLanguages: { capitals: 'de' } })
    expect(run!.header.languages).toEqual(['de'])
    const named = await jsonFile(log([sample('f', 'ANSWER: A')], { task_args: { language: 'German' } }))
    expect(await refusal(() => read([named]))).toMatch(
      /^UNKNOWN_LANGUAGE: .*found the language "German"; a code/,
    )
    expect((await read([named], { taskLanguages: { capitals: 'de' } }))[0]!.header.languages).toEqual(['de'])
  })

  it('refuses two answers to one question unless told which counts', async () => {
    const path = await jsonFile(log([sample('f', 'ANSWER: A'), sample('f', 'ANSWER: B')]))
    expect(await refusal(() => read([path]))).toMatch(
      /^DUPLICATE_ID: .*samples\.1: fact f has another answer in en/,
    )
    expect((await read([path], { duplicates: 'first' }))[0]!.records).toMatchObject([{ answer: 'Q90' }])
    expect((await read([path], { duplicates: 'last' }))[0]!.records).toMatchObject([{ answer: 'Q456' }])
    const again = await jsonFile(log([sample('f', 'ANSWER: A')]))
    expect((await read([again, again]))[0]!.report.dropped).toMatchObject([
      { reason: 'the same answer twice' },
    ])
  })
})

const evalFile = (entries: [string, unknown][]) =>
  fileOf('log.eval', zipOf(entries.map(([name, value]) => ({ name, text: JSON.stringify(value) }))))

describe('readInspectLogs, .eval', () => {
  it('reads a finished log', async () => {
    const progress: number[] = []
    const path = await evalFile([
      ['_journal/start.json', header({ task: 'other' })],
      ['samples/f1_epoch_1.json', sample('f1', 'ANSWER: A')],
      ['samples/f2_epoch_1.json', sample('f2', 'ANSWER: B')],
      ['summaries.json', []],
      ['header.json', header()],
    ])
    const [run] = await read([path], { onProgress: ({ bytes, total }) => progress.push(bytes / total) })
    expect(run!.records.map(({ fact, answer }) => [fact, answer])).toEqual([
      ['f1', 'Q90'],
      ['f2', 'Q456'],
    ])
    expect(run!.report.notices).toEqual([])
    expect(progress).toEqual([0.5, 1])
  })

  it('reads one that was not finished, and an old one', async () => {
    const { status: _, ...start } = header()
    const one: [string, unknown] = ['samples/f1_epoch_1.json', sample('f1', 'ANSWER: A')]
    const [open] = await read([await evalFile([['_journal/start.json', start], one])])
    expect(open!.report.notices).toEqual([expect.stringContaining('has the status "started"')])
    const old = [['start.json', start], one, ['results.json', { status: 'success' }]] as [string, unknown][]
    expect((await read([await evalFile(old)]))[0]!.report.notices).toEqual([])
  })

  it('names the sample that is not as it should be', async () => {
    const path = await evalFile([
      ['header.json', header()],
      ['samples/f1_epoch_1.json', { id: 'f1' }],
    ])
    expect(await refusal(() => read([path]))).toMatch(
      /^INVALID_INPUT: .*log\.eval: samples\/f1_epoch_1\.json: target: found nothing/,
    )
  })
})

describe('readInspectLogs, bad input', () => {
  it.each([
    ['another file', { predictions: {} }, /^UNSUPPORTED_FORMAT: .*found no "eval"; a log of inspect_ai/],
    ['a log without samples', header(), /^EMPTY_INPUT: .*a log without samples; run .* log_samples/],
    ['a target outside the choices', log([sample('f', '', { target: 'C' })]), /^GOLD_MISSING: .*target "C"/],
    [
      'too few ids',
      log([sample('f', '', { metadata: { option_ids: ['a'] } })]),
      /^SHAPE_MISMATCH: .*1 option_ids/,
    ],
    ['an id twice', log([sample('f', '', { metadata: { option_ids: ['a', 'a'] } })]), /^DUPLICATE_ID: /],
    [
      'nothing that can be used',
      log([sample('f', '', { error: {} })]),
      /^EMPTY_INPUT: .*found no sample that can be used: 1 ended with an error/,
    ],
  ])('refuses %s', async (_, content, message) => {
    expect(await refusal(async () => read([await jsonFile(content)]))).toMatch(message)
  })

  it('refuses no log, an empty one, and ones that were cut off', async () => {
    expect(await refusal(() => read([]))).toMatch(/^EMPTY_INPUT: readInspectLogs: no logs/)
    expect(await refusal(async () => read([await fileOf('a.json', '')]))).toMatch(/^EMPTY_INPUT: /)
    const text = JSON.stringify(log([sample('f', 'ANSWER: A')]))
    expect(await refusal(async () => read([await fileOf('a.json', text.slice(0, -9))]))).toMatch(
      /^FILE_CORRUPT/,
    )
    const zip = zipOf([{ name: 'header.json', text }])
    expect(await refusal(async () => read([await fileOf('a.eval', zip.subarray(0, 99))]))).toMatch(
      /^FILE_CORRUPT/,
    )
    expect(await refusal(async () => read([await evalFile([['a.json', 1]])]))).toMatch(
      /^UNSUPPORTED_FORMAT: .*found no header\.json, and no _journal\/start\.json;/,
    )
  })
})

describe('readInspectLogs (properties)', () => {
  it('gives the same whatever verdicts and aggregates say', async () => {
    const plain = await readOne(log([sample('f', 'ANSWER: A')]))
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), fc.double(), async (value, accuracy) => {
        const scores = { choice: { value, answer: 'B' } }
        const metrics = { accuracy: { value: Number.isFinite(accuracy) ? accuracy : 0 } }
        const odd = {
          ...log([sample('f', 'ANSWER: A', { scores })]),
          results: { scores: [{ name: 'choice', metrics }] },
        }
        expect((await readOne(odd)).records).toEqual(plain.records)
      }),
      { numRuns: 20 },
    )
  })
})
