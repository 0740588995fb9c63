import { readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isRecord, normalizeRow, strip } from './normalize-row.js'

const letters = { option_a: 'Lyon', option_b: 'Paris', option_c: 'Nice', option_d: 'Lille' }
const row = { question: 'Capital of France?', ...letters, answer_text: 'Paris', answer_index: 1 }
const without = (...columns: string[]) =>
  Object.fromEntries(Object.entries(row).filter(([column]) => !columns.includes(column)))

describe('normalizeRow', () => {
  it('reads a flat row', () => {
    expect(normalizeRow(row)).toEqual({
      question: 'Capital of France?',
      candidates: ['Lyon', 'Paris', 'Nice', 'Lille'],
      gold: 1,
      ids: undefined,
    })
  })

  it('trims every text', () => {
    const spaced = {
      ...row,
      question: ' Capital of France?\n',
      option_b: '\u3000Paris\u0085',
      answer_text: 'Paris ',
    }
    expect(normalizeRow(spaced)).toEqual(normalizeRow(row))
  })

  it('takes the list of options before the lettered columns, and reads a map by letter', () => {
    const list = ['Rome', 'Milan', 'Turin', 'Bari']
    const answer = { answer_text: 'Turin', answer_index: null }
    expect(normalizeRow({ ...row, ...answer, options: list }).candidates).toEqual(list)
    const map = { D: 'Bari', C: 'Turin', B: 'Milan', A: 'Rome' }
    expect(normalizeRow({ ...row, ...answer, options: map })).toMatchObject({ candidates: list, gold: 2 })
    expect(normalizeRow({ ...row, options: null }).candidates[0]).toBe('Lyon')
  })

  it.each([
    ['a number', 2],
    ['a bigint', 2n],
    ['a string', '2'],
    ['a string with a sign and spaces', ' +2 '],
  ])('takes an index given as %s', (_, answer_index) => {
    expect(normalizeRow({ ...without('answer_text'), answer_index }).gold).toBe(2)
  })

  it('trusts the text where the index says otherwise', () => {
    expect(normalizeRow({ ...row, answer_index: 3 }).gold).toBe(1)
    expect(normalizeRow({ ...row, answer_index: -1 }).gold).toBe(1)
    expect(normalizeRow({ ...row, answer_index: 'none' }).gold).toBe(1)
  })

  it('trusts the index where the text is empty or no candidate', () => {
    expect(normalizeRow({ ...row, answer_text: '', answer_index: 0 }).gold).toBe(0)
    expect(normalizeRow({ ...row, answer_text: 'Bordeaux', answer_index: 3 }).gold).toBe(3)
  })

  it.each([-1, 4, 4n, '4', 1.5, '1.5', 'b', '', Number.NaN, true, null, undefined])(
    'finds no gold in the index %s alone',
    (answer_index) => {
      expect(() => normalizeRow({ ...without('answer_text'), answer_index })).toThrow(
        expect.objectContaining({
          code: 'GOLD_MISSING',
          details: expect.objectContaining({ fault: 'answer' }),
        }),
      )
    },
  )

  it('keeps four distinct ids and takes null for none', () => {
    const ids = ['Q1', 'Q2', 'Q3', 'Q4']
    expect(normalizeRow({ ...row, option_ids: ids }).ids).toEqual(ids)
    expect(normalizeRow({ ...row, option_ids: null }).ids).toBeUndefined()
  })

  it.each([
    [['Q1', 'Q2', 'Q3']],
    [['Q1', 'Q2', 'Q3', 'Q3']],
    [['Q1', 'Q2', 'Q3', '']],
    [['Q1', 'Q2', 'Q3', null]],
    ['Q1'],
  ])('refuses the ids %j, which would leave the candidates without identity', (option_ids) => {
    expect(() => normalizeRow({ ...row, option_ids })).toThrow(
      expect.objectContaining({ details: expect.objectContaining({ fault: 'candidate-ids' }) }),
    )
  })

  it.each([
    ['an empty question', { ...row, question: '  ' }, 'question'],
    ['a question that is no text', { ...row, question: 7 }, 'question'],
    ['a missing option', without('option_d'), 'candidates'],
    ['an empty option', { ...row, option_d: ' ' }, 'candidates'],
    ['an option that is no text', { ...row, option_d: 7n }, 'candidates'],
    ['three options', { ...row, options: ['a', 'b', 'c'] }, 'candidates'],
    ['five options', { ...row, options: ['a', 'b', 'c', 'd', 'e'] }, 'candidates'],
    ['options that are equal once trimmed', { ...row, option_d: 'Paris ' }, 'repeated-candidate'],
    ['null', null, 'form'],
    ['a list', [row], 'form'],
  ])('refuses %s, naming the place', (_, bad, fault) => {
    expect(() => normalizeRow(bad, 'test.jsonl line 3')).toThrow(
      expect.objectContaining({
        message: expect.stringContaining('test.jsonl line 3: '),
        details: expect.objectContaining({ fault, place: 'test.jsonl line 3' }),
      }),
    )
  })
})

describe('normalizeRow (properties)', () => {
  it('finds the gold by text and by index alike, wherever the gold stands', () => {
    const four = fc.uniqueArray(fc.stringMatching(/^[a-zа-я]{1,8}$/u), { minLength: 4, maxLength: 4 })
    fc.assert(
      fc.property(four, fc.nat(3), (options, gold) => {
        const question = 'Which?'
        expect(normalizeRow({ question, options, answer_text: options[gold] }).gold).toBe(gold)
        expect(normalizeRow({ question, options, answer_index: BigInt(gold) }).gold).toBe(gold)
      }),
    )
  })
})

describe('strip', () => {
  it("removes Python's white space, not JavaScript's", () => {
    expect(strip('\x1c\x1f\x85 \u2003a b\u3000\r\n')).toBe('a b')
    expect(strip('\ufeffa\u200b')).toBe('\ufeffa\u200b')
    expect(strip(' \t ')).toBe('')
  })

  it('is empty for what is no text', () => {
    expect([strip(undefined), strip(null), strip(3n), strip(['a'])]).toEqual(['', '', '', ''])
  })
})

describe('isRecord', () => {
  it('tells objects from lists, null and the rest', () => {
    expect([{}, [], null, 'a', undefined].map(isRecord)).toEqual([true, false, false, false, false])
  })
})

const shared = process.env['POLYFACT_SHARED']

describe('normalizeRow (reference)', () => {
  it.skipIf(shared === undefined)('reads the 700 published test items as their index and text say', () => {
    for (const language of ['ar', 'de', 'en', 'es', 'fr', 'ru', 'zh']) {
      const file = path.join(shared!, 'data', 'polyfact-samples', `polyfact_eval_${language}.json`)
      const { items } = JSON.parse(readFileSync(file, 'utf8')) as {
        items: { options: Record<string, string>; answer_index: number; answer_text: string }[]
      }
      expect(items).toHaveLength(100)
      for (const item of items) {
        const { candidates, gold, ids } = normalizeRow(item, file)
        expect(candidates).toEqual(['A', 'B', 'C', 'D'].map((letter) => item.options[letter]!.trim()))
        expect([gold, candidates[gold], ids]).toEqual([item.answer_index, item.answer_text.trim(), undefined])
      }
    }
  })
})
