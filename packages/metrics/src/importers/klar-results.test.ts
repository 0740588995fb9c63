import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { all, fileOf } from '../../test/files.js'
import { refusal } from '../../test/scores.js'
import { klarMatch } from '../free-form/klar-match.js'
import type { ImportOptions } from './imported-run.js'
import { readKlarResults } from './klar-results.js'

const record = (language: string, index: number, pred: string, rest: object = {}) => ({
  language,
  relation: 'capital',
  index,
  subject: 's',
  target: 'Paris',
  pred,
  correct: pred === 'paris',
  contaminated: index === 1,
  ...rest,
})
const file = {
  model: 'Qwen/Qwen2.5-7B',
  langs: ['fr', 'es'],
  match_mode: 'lenient',
  per_lang: { fr: [1, 2], es: [1, 2] },
  subset_acc: null,
  records: [
    record('fr', 1, 'paris'),
    record('fr', 2, 'lyon'),
    record('es', 1, 'londres'),
    record('es', 2, 'paris'),
  ],
}

async function read(content: unknown, options?: ImportOptions) {
  const run = await readKlarResults(await fileOf('x_klar.json', JSON.stringify(content)), options)
  if (run.records.kind !== 'generations') return expect.unreachable('generations are expected')
  return { ...run, records: await all(run.records.generations) }
}

describe('readKlarResults', () => {
  it('gives all languages of a fact together, in the order of the file', async () => {
    const { name, header, matching, records, report } = await read(file)
    expect({ name, matching }).toEqual({ name: 'Qwen/Qwen2.5-7B', matching: 'lenient' })
    expect(header).toMatchObject({
      dataset: { id: 'klar-clc', revision: null },
      languages: ['fr', 'es'],
      source: { format: 'klar' },
    })
    expect(records.map(({ fact, language, text, group }) => [fact, language, text, group])).toEqual([
      ['capital/1', 'fr', 'paris', 'contaminated'],
      ['capital/1', 'es', 'londres', 'contaminated'],
      ['capital/2', 'fr', 'lyon', 'clean'],
      ['capital/2', 'es', 'paris', 'clean'],
    ])
    expect(records[0]).toEqual({
      schemaVersion: 1,
      kind: 'generation',
      header: header.id,
      fact: 'capital/1',
      property: 'P36',
      group: 'contaminated',
      language: 'fr',
      text: 'paris',
      golds: ['Paris'],
    })
    expect(report).toEqual({ kept: 4, dropped: [], notices: [] })
  })

  it('keeps the name of a relation that it does not know', async () => {
    const { records } = await read({ ...file, records: [record('fr', 1, 'x', { relation: 'spouse' })] })
    expect(records[0]).toMatchObject({ fact: 'spouse/1', property: 'spouse' })
  })

  it('counts what is missing and what is in other languages', async () => {
    const { report } = await read({ ...file, records: [...file.records.slice(1), record('it', 1, 'roma')] })
    expect(report.notices).toEqual([
      '1 of 4 questions (2 facts in 2 languages) are missing; their facts are not complete',
    ])
    expect(report.dropped).toMatchObject([{ reason: 'in a language that langs does not list', count: 1 }])
  })

  it('drops a record twice, and refuses two answers unless told which counts', async () => {
    const again = (pred: string) => ({ ...file, records: [...file.records, record('fr', 1, pred)] })
    expect((await read(again('paris'))).report.dropped).toMatchObject([
      { reason: 'the same record twice', count: 1 },
    ])
    expect(await refusal(() => read(again('lyon')))).toMatch(
      /^DUPLICATE_ID: .*records\.4: fact capital\/1 has another answer in fr already;/,
    )
    expect((await read(again('lyon'), { duplicates: 'last' })).records[0]!.text).toBe('lyon')
    const first = await read(again('lyon'), { duplicates: 'first' })
    expect(first.records[0]!.text).toBe('paris')
    expect(first.report).toMatchObject({ kept: 4, dropped: [{ count: 1 }] })
  })

  it.each([
    ['another file', { predictions: {} }, /^UNSUPPORTED_FORMAT: .*an object with predictions; .* KLAR/],
    ['a list', [], /^UNSUPPORTED_FORMAT: .*found no object/],
    ['a summary', { ...file, records: undefined }, /^EMPTY_INPUT: .*a summary without records; .*"verify"/],
    ['no records', { ...file, records: [] }, /^EMPTY_INPUT: /],
    [
      'an empty target',
      { ...file, records: [record('fr', 1, 'x', { target: '' })] },
      /^INVALID_INPUT: .*records\.0\.target/,
    ],
    ['other languages alone', { ...file, langs: ['it'] }, /^EMPTY_INPUT: .*no record in a language of langs/],
  ])('refuses %s', async (_, content, message) => {
    expect(await refusal(() => read(content))).toMatch(message)
  })

  it('refuses an empty file and one that was cut off', async () => {
    const refused = async (text: string) => refusal(async () => readKlarResults(await fileOf('x.json', text)))
    expect(await refused('')).toMatch(/^EMPTY_INPUT: /)
    expect(await refused(JSON.stringify(file).slice(0, -30))).toMatch(/^FILE_CORRUPT: .*cut off/)
  })
})

describe('readKlarResults (properties)', () => {
  it('gives the same whatever the verdicts and counts say', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), fc.boolean(), async (counts, correct) => {
        const records = file.records.map((entry) => ({ ...entry, correct }))
        const odd = { ...file, per_lang: counts, subset_acc: counts, records }
        expect((await read(odd)).records).toEqual((await read(file)).records)
      }),
      { numRuns: 20 },
    )
  })
})

const shared = process.env['POLYFACT_SHARED']

describe('readKlarResults (reference)', () => {
  it.skipIf(shared === undefined)('reads all of Qwen-2.5-7B (POLYFACT_SHARED)', async () => {
    const path = join(shared!, 'data', 'reference', 'klar', 'Qwen-2.5-7B_klar.json')
    const { records, report } = await readKlarResults(path)
    if (records.kind !== 'generations') return expect.unreachable('generations are expected')
    const generations = await all(records.generations)
    expect(report).toEqual({ kept: 15_714, dropped: [], notices: [] })
    expect(new Set(generations.map(({ fact }) => fact)).size).toBe(2_619)
    expect(generations.filter(({ group }) => group === 'contaminated')).toHaveLength(942)
    const right = generations.filter(({ text, golds }) => klarMatch(text, golds[0]!))
    expect(right).toHaveLength(6_734)
  })
})
