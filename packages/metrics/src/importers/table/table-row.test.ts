import { describe, expect, it } from 'vitest'
import { refusal } from '../../../test/scores.js'
import { isTable, noTable, tableRow } from './table-row.js'

const row = { fact: 'F1', language: 'en', candidate: 'Q1', sum: '-1.5' }

describe('isTable', () => {
  it('wants a fact, a language, and candidates with a score', () => {
    expect(isTable(Object.keys(row))).toBe(true)
    expect(isTable(['fact', 'lang', 'candidate', 'per_token'])).toBe(true)
    expect(isTable(['fact', 'language', 'candidates'])).toBe(true)
    expect(isTable(['fact', 'language', 'candidate'])).toBe(false)
    expect(isTable(['language', 'candidate', 'sum'])).toBe(false)
  })

  it('has a refusal that says what is expected', () => {
    expect(noTable('a.csv', ['x']).message).toMatch(
      /^a.csv: found the columns x; expected fact, language, candidate and sum/,
    )
  })
})

describe('tableRow', () => {
  it('reads a candidate, with what is empty or NA not known', () => {
    expect(
      tableRow(
        { ...row, tokens: 'NA', bytes: '', property: 'NA', is_gold: 'T'.replace('T', 'TRUE') },
        'line 2',
      ),
    ).toEqual({
      model: undefined,
      fact: 'F1',
      language: 'en',
      property: 'NA', // a text may well be NA
      group: undefined,
      gold: undefined,
      correct: undefined,
      candidates: [{ id: 'Q1', sum: -1.5, tokens: null, characters: null, bytes: null, isRight: true }],
    })
  })

  it('reads numbers as JavaScript, Python, R and parquet have them', () => {
    const sum = (value: unknown) => tableRow({ ...row, sum: value }, 'line 2').candidates[0]!.sum
    expect([-1.5, '-1.5e0', 'NaN', '-inf', '-Inf', 'Infinity', null, 3n].map(sum)).toEqual([
      -1.5,
      -1.5,
      Number.NaN,
      -Infinity,
      -Infinity,
      Infinity,
      null,
      3,
    ])
    expect(tableRow({ ...row, tokens: 4n }, 'line 2').candidates[0]!.tokens).toBe(4)
  })

  it('reads all candidates of a question, with those that are also right', () => {
    const { candidates } = tableRow(
      { ...row, candidates: { Q1: -1, Q2: '-2' }, also_right: ['Q2'] },
      'line 2',
    )
    expect(candidates).toMatchObject([
      { id: 'Q1', sum: -1 },
      { id: 'Q2', sum: -2, isRight: true },
    ])
  })

  it.each([
    [{ ...row, fact: null }, 'line 2: fact: found null; expected a value'],
    [{ ...row, fact: { id: 1 } }, 'line 2: fact: found {"id":1}; expected a text'],
    [
      { ...row, language: 'klingon' },
      'line 2: language: found "klingon"; expected a BCP-47 code such as "en"',
    ],
    [{ ...row, sum: '1,5' }, 'line 2: sum: found "1,5"; expected a number with a point before its decimals'],
    [{ ...row, tokens: -1 }, 'line 2: tokens: found -1; expected a whole number, 0 or more'],
    [{ ...row, correct: 'maybe' }, 'line 2: correct: found "maybe"; expected true or false'],
    [{ ...row, candidates: 3 }, 'line 2: candidates: found 3; expected sums by id, or a list'],
    [{ ...row, candidates: [-1] }, 'line 2: candidates.0: found -1; expected an object with id and sum'],
    [
      { ...row, candidates: [{ sum: -1 }] },
      'line 2: candidates.0: candidate: found nothing; expected a value',
    ],
  ])('refuses %o', async (values, message) => {
    expect(await refusal(() => tableRow(values, 'line 2'))).toBe(`INVALID_INPUT: ${message}`)
  })
})
