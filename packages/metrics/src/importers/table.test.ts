import { join } from 'node:path'
import type { CandidateScores } from '@polyfact/schema'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { all, emptyFolder, fileOf } from '../../test/files.js'
import { candidate, refusal, scoresOf } from '../../test/scores.js'
import { tidyCsv, tidyRows } from '../exporters/tidy.js'
import { writeTidyParquet } from '../exporters/tidy-parquet.js'
import type { ImportedRun, ImportOptions } from './imported-run.js'
import { readTable } from './table.js'

async function scoresIn({ records }: ImportedRun): Promise<CandidateScores[]> {
  if (records.kind !== 'scores') return expect.unreachable('scores were expected')
  return all(records.scores)
}

async function readText(text: string, options?: ImportOptions, name = 'capitals.csv'): Promise<ImportedRun> {
  const [run, ...others] = await readTable(await fileOf(name, text), options)
  expect(others).toEqual([])
  return run!
}

const refused = (text: string, name?: string) => refusal(() => readText(text, {}, name))
const dropped = ({ report }: ImportedRun) => report.dropped.map(({ reason, count }) => `${count} ${reason}`)

const HEADING = 'fact,language,candidate,sum,is_gold\n'
const TABLE = `${HEADING}F1,en,Q90,-1.5,true\nF1,en,Q64,-2.5,false\nF1,sw,Q64,-1,false\nF1,sw,Q90,-2,true\n`

describe('readTable', () => {
  it('refuses rows that contradict each other, and says which facts are not in all languages', async () => {
    const rows = (...lines: string[]) =>
      `fact,language,candidate,sum,gold,is_right,correct\n${lines.join('\n')}\n`
    expect(await refused(rows('F1,en,Q90,-1,,,true', 'F1,en,Q64,-2,,,false'))).toMatch(
      /^INVALID_INPUT: .* line 3: correct: found false for fact F1 in en; expected true, as in its other rows$/,
    )
    expect(await refused(rows('F1,en,Q90,-1,Q90,false,', 'F1,en,Q64,-2,Q90,true,'))).toMatch(
      /^INVALID_INPUT: .* line 2: is_right: found false for the candidate Q90 of fact F1 in en; expected true, since/,
    )
    const { report } = await readText(`${TABLE}F2,en,Q90,-1,true\n`)
    expect(report.notices).toEqual([
      '1 of 4 questions (2 facts in 2 languages) are missing; their facts are not complete',
    ])
  })

  it('takes NaN for nothing where pandas wrote it for a text, and for no score', async () => {
    const line = (fact: string, gold: string, sum: string) =>
      `{"fact": "${fact}", "language": "en", "gold": ${gold}, "candidates": {"Q90": ${sum}, "Q64": -2}}\n`
    const run = await readText(
      line('F1', '"Q90"', '-1') + line('F2', 'NaN', '-1') + line('F3', '"Q90"', 'NaN'),
      {},
      'a.jsonl',
    )
    expect(dropped(run)).toEqual(['1 no gold', '1 a score that is no number'])
  })

  it('reads a row for every candidate', async () => {
    const run = await readText(TABLE)
    const unknown = { tokens: null, characters: null, bytes: null }
    expect(await scoresIn(run)).toEqual([
      {
        schemaVersion: 1,
        kind: 'scores',
        header: run.header.id,
        fact: 'F1',
        language: 'en',
        gold: 'Q90',
        candidates: [
          { id: 'Q90', sum: -1.5, ...unknown },
          { id: 'Q64', sum: -2.5, ...unknown },
        ],
      },
      expect.objectContaining({ language: 'sw', gold: 'Q90' }),
    ])
    expect(run).toMatchObject({
      name: 'capitals',
      format: 'table',
      // without lengths only sums can be compared
      header: {
        model: { id: 'capitals' },
        languages: ['en', 'sw'],
        normalization: 'sum',
        source: { format: 'table' },
      },
      report: { kept: 2, dropped: [], notices: [] },
    })
  })

  it('puts together the rows of a question, wherever they stand', async () => {
    const [heading, ...rows] = TABLE.trim().split('\n')
    const run = await readText([heading, rows[2], rows[0], rows[3], rows[1]].join('\n'))
    const records = await scoresIn(run)
    expect(records.map(({ language, candidates }) => [language, candidates.map(({ id }) => id)])).toEqual([
      ['en', ['Q90', 'Q64']],
      ['sw', ['Q64', 'Q90']],
    ])
  })

  it.each([
    ['tabs', TABLE.replaceAll(',', '\t')],
    ['semicolons', TABLE.replaceAll(',', ';')],
    ['a byte order mark and carriage returns', `\ufeff${TABLE.replaceAll('\n', '\r\n')}`],
    ['quotes', TABLE.replaceAll('F1', '"F1"')],
    [
      'other names and words',
      TABLE.replace('language', 'lang').replace('sum', 'logprob').replaceAll('true', 'TRUE'),
    ],
    ['the id of the gold', TABLE.replace('is_gold', 'gold').replaceAll(/true|false/g, 'Q90')],
    ['another way of writing a language', TABLE.replaceAll(',en,', ',eng_Latn,').replaceAll(',sw,', ',swh,')],
  ])('takes %s', async (_what, text) => {
    expect((await scoresIn(await readText(text))).map(({ language, gold }) => [language, gold])).toEqual([
      ['en', 'Q90'],
      ['sw', 'Q90'],
    ])
  })

  it('reads JSONL by candidate and by question, one after the other', async () => {
    const lines = [
      { fact: 'F1', language: 'en', candidate: 'Q90', sum: -1, tokens: 2, is_right: true },
      { fact: 'F1', language: 'en', candidate: 'Q64', sum: -2, tokens: 1, is_right: false },
      { fact: 'F2', language: 'en', gold: 'Q64', candidates: { Q90: -1, Q64: -2 } },
      {
        fact: 'F3',
        language: 'en',
        gold: 1,
        alsoRight: [2],
        candidates: [
          { id: 1, sum: -1 },
          { id: 2, perToken: -2 },
        ],
      },
    ]
    const run = await readText(lines.map((line) => JSON.stringify(line)).join('\n'), {}, 'a.jsonl')
    expect(await scoresIn(run)).toMatchObject([
      { fact: 'F1', gold: 'Q90', candidates: [{ tokens: 2 }, { tokens: 1 }] },
      {
        fact: 'F2',
        gold: 'Q64',
        candidates: [
          { id: 'Q90', sum: -1 },
          { id: 'Q64', sum: -2 },
        ],
      },
      {
        fact: 'F3',
        gold: '1',
        alsoRight: ['2'],
        candidates: [{ id: '1' }, { id: '2', sum: null, perToken: -2 }],
      },
    ])
  })

  it('gives a run for each model', async () => {
    const text = `model,${HEADING}a/b,F1,en,x,-1,true\na/c,F1,en,x,-2,true\n`
    const runs = await readTable(await fileOf('two.csv', text))
    expect(runs.map(({ name }) => name)).toEqual(['a/b', 'a/c'])
    expect((await scoresIn(runs[1]!))[0]!.candidates[0]!.sum).toBe(-2)
  })

  it('drops questions that cannot be used, and says why', async () => {
    const rows = [
      'F1,en,a,-1,true',
      'F2,en,a,nan,true',
      'F3,en,a,,true', // no score
      'F4,en,a,-1,false', // no gold
      'F5,en,a,-inf,true',
      'F6,en,a,inf,true',
    ]
    const run = await readText(HEADING + rows.join('\n'))
    expect(dropped(run)).toEqual([
      '2 a score that is no number',
      '1 a candidate without a score',
      '1 no gold',
      '1 no candidate with a finite log-likelihood',
    ])
    expect(await refused(`fact,language,candidate,sum,gold\nF1,en,a,-1,b\n`)).toMatch(
      /^EMPTY_INPUT: .*dropped 1 for a gold outside the candidates \(first .*capitals.csv line 2\)$/,
    )
  })

  it('ranks minus infinity last, and says so', async () => {
    const run = await readText(`${HEADING}F1,en,a,-inf,true\nF1,en,b,-3,false\n`)
    expect((await scoresIn(run))[0]!.candidates.map(({ sum }) => sum)).toEqual([-1e9, -3])
    expect(run.report.notices).toEqual([
      '1 candidates have the log-likelihood −∞; they count as -1000000000 and rank last',
    ])
  })

  it('counts equal rows once, and refuses different ones unless told', async () => {
    const twice = `${TABLE}F1,en,Q64,-2.5,false\n`
    expect(dropped(await readText(twice))).toEqual(['1 the same row once more'])
    const differing = `${TABLE}F1,en,Q64,-9,false\n`
    expect(await refused(differing)).toMatch(
      /^DUPLICATE_ID: .*capitals.csv line 6: found a second score of candidate Q64 of fact F1 in en, whose rows begin in line 2; one is expected, or the option duplicates/,
    )
    const sum = async (duplicates: 'first' | 'last') =>
      (await scoresIn(await readText(differing, { duplicates })))[0]!.candidates[1]!.sum
    expect([await sum('first'), await sum('last')]).toEqual([-2.5, -9])
  })

  it.each([
    ['F1,english,a,-1,true', /language: found "english"; expected a BCP-47 code/],
    [',en,a,-1,true', /fact: found ""; expected a value/],
    ['F1,en,a,"-1,5",true', /sum: found "-1,5"; expected a number with a point/],
    ['F1,en,a,-1,perhaps', /is_gold: found "perhaps"; expected true or false/],
  ])('names line and column of the row %s', async (row, message) => {
    expect(await refused(`${HEADING}${row}\n`)).toMatch(/^INVALID_INPUT: .*capitals.csv line 2: /)
    expect(await refused(`${HEADING}${row}\n`)).toMatch(message)
  })

  it('refuses two golds of one question, a length that is no count, and rows of another width', async () => {
    expect(await refused('fact,language,candidate,sum,gold\nF1,en,a,-1,a\nF1,en,b,-2,b\n')).toMatch(
      /^INVALID_INPUT: .*line 3: gold: found b for fact F1 in en; expected a, as in its other rows/,
    )
    expect(await refused('fact,language,candidate,sum,tokens\nF1,en,a,-1,1.5\n')).toMatch(
      /tokens: found "1.5"/,
    )
    expect(await refused(`${HEADING}F1,en,a\n`)).toMatch(
      /^FILE_CORRUPT: .*line 2: found 3 cells; 5 are expected/,
    )
  })

  it('refuses what is no table, in each of its forms', async () => {
    expect(await refused('id,text\n1,x\n')).toMatch(
      /^UNSUPPORTED_FORMAT: .*found the columns id, text; expected fact/,
    )
    expect(await refused('{"id": 1}\n', 'a.jsonl')).toMatch(
      /^UNSUPPORTED_FORMAT: .*line 1: found the columns id/,
    )
    expect(await refused('fact,language,candidate,sum,sum\n')).toMatch(
      /^DUPLICATE_ID: .*found the column sum twice/,
    )
    expect(await refused('{"fact": "F1", "langu', 'a.jsonl')).toMatch(/^FILE_CORRUPT: .*cut off/)
    expect(await refused('PAR1 and no more', 'a.parquet')).toMatch(
      /^FILE_CORRUPT: .*a whole parquet file is expected/,
    )
    expect(await refused('')).toMatch(/^EMPTY_INPUT/)
    expect(await refused(HEADING)).toMatch(/^EMPTY_INPUT: .*found no row/)
    expect(await refusal(() => readTable('no/such.csv'))).toMatch(/^FILE_NOT_FOUND/)
  })
})

describe('readTable (properties)', () => {
  const text = fc.string({ minLength: 1, unit: fc.constantFrom('a', 'ж', '"', ',', '\n', ' ', '1', ';') })
  const length = fc.option(fc.nat({ max: 1000 }))
  // a table has no negative zero
  const logLikelihood = fc.double({ max: 0, noNaN: true, noDefaultInfinity: true }).map((value) => value + 0)
  const score = fc.oneof(
    fc.record({ sum: logLikelihood }),
    fc.record({
      sum: fc.constant(null),
      perToken: logLikelihood,
    }),
  )
  const record = fc
    .record({
      fact: text,
      language: fc.constantFrom('en', 'sw', 'zh-Hant'),
      ids: fc.uniqueArray(text, { minLength: 1, maxLength: 4 }),
      parts: fc.array(fc.record({ score, tokens: length, characters: length, bytes: length }), {
        minLength: 4,
        maxLength: 4,
      }),
      right: fc.nat({ max: 4 }),
      others: fc.boolean(),
      rest: fc.record({ property: text, group: text }, { requiredKeys: [] }),
    })
    .map(({ fact, language, ids, parts, right, others, rest }): CandidateScores => {
      const gold = ids[right]
      const also = others && gold !== undefined ? ids.filter((id) => id !== gold) : []
      return {
        ...scoresOf(fact, language, []),
        ...rest,
        ...(gold === undefined ? { gold: null, correct: others } : { gold }),
        ...(also.length === 0 ? {} : { alsoRight: also }),
        candidates: ids.map((id, at) => {
          const { score, ...lengths } = parts[at]!
          return candidate(id, score.sum, {
            ...lengths,
            ...('perToken' in score ? { perToken: score.perToken } : {}),
          })
        }),
      }
    })
  const records = fc.uniqueArray(record, {
    selector: ({ fact, language }) => `${fact} ${language}`,
    minLength: 1,
    maxLength: 5,
  })
  /** The records by fact, as a table gives them back: facts as each came first, then by language. */
  const byFact = (list: readonly CandidateScores[]) => {
    const facts = [...new Set(list.map(({ fact }) => fact))]
    const rank = ({ fact, language }: CandidateScores) =>
      facts.indexOf(fact) * 3 + ['en', 'sw', 'zh-Hant'].indexOf(language)
    return [...list].sort((a, b) => rank(a) - rank(b))
  }
  const withoutHeader = (list: readonly CandidateScores[]) => list.map((entry) => ({ ...entry, header: '' }))

  it('gives back what tidyCsv, tidyRows and writeTidyParquet wrote', async () => {
    const folder = await emptyFolder()
    await fc.assert(
      fc.asyncProperty(records, async (scores) => {
        const runs = [{ model: 'a "model", of ours', scores }]
        const csv = (await all(tidyCsv(runs))).join('')
        const jsonl = (await all(tidyRows(runs))).map((row) => JSON.stringify(row)).join('\n')
        const parquet = join(folder, 'scores.parquet')
        await writeTidyParquet(parquet, runs)
        for (const path of [await fileOf('a.csv', csv), await fileOf('a.jsonl', jsonl), parquet]) {
          const [run] = await readTable(path)
          expect(run!.name).toBe('a "model", of ours')
          expect(withoutHeader(await scoresIn(run!))).toEqual(withoutHeader(byFact(scores)))
        }
      }),
      { numRuns: 40 },
    )
  })
})
