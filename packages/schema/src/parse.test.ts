import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { PolyfactError } from './errors.js'
import { explainIssue, parseWith } from './parse.js'

const schema = z.object({ rows: z.array(z.object({ text: z.string() })) })

function messageOf(value: unknown): string {
  try {
    parseWith(schema, value, 'readRows', 'rows.jsonl line 3')
  } catch (error) {
    expect(PolyfactError.is(error, 'INVALID_INPUT')).toBe(true)
    return (error as Error).message
  }
  return expect.unreachable()
}

describe('parseWith', () => {
  it('returns what the schema reads', () => {
    expect(parseWith(schema, { rows: [{ text: 'a', more: 1 }] }, 'f', 'x')).toEqual({ rows: [{ text: 'a' }] })
  })

  it('names caller, place, path, what was found and what is expected', () => {
    expect(messageOf({ rows: [{ text: 'a' }, { text: 5 }] })).toBe(
      'readRows: rows.jsonl line 3: rows.1.text: found 5; expected string',
    )
  })

  it('says what a key and a choice are expected to be', () => {
    const facts = z.object({
      languages: z.record(z.string().regex(/^[a-z]{2}$/, 'expected a code'), z.int()),
    })
    const splits = z.enum(['train', 'test'])
    expect(() => parseWith(facts, { languages: { english: 1 } }, 'f', 'line 3')).toThrow(
      'f: line 3: languages.english: found the key "english"; expected a code',
    )
    expect(() => parseWith(splits, 'dev', 'f', 'line 3')).toThrow(
      'f: line 3: found "dev"; expected one of "train"|"test"',
    )
  })

  it('says "nothing" where a value is missing', () => {
    expect(messageOf({})).toContain('rows.jsonl line 3: rows: found nothing;')
    expect(messageOf(undefined)).toContain('rows.jsonl line 3: found nothing;')
  })

  it('tells NaN from null, and cuts what is long', () => {
    expect(messageOf({ rows: Number.NaN })).toContain('found NaN;')
    expect(messageOf({ rows: null })).toContain('found null;')
    expect(messageOf({ rows: 'x'.repeat(500) })).toContain(`found "${'x'.repeat(79)}…;`)
  })

  it('keeps all faults in the details', () => {
    try {
      parseWith(schema, { rows: [{ text: 1 }, {}] }, 'f', 'x')
      expect.unreachable()
    } catch (error) {
      expect((error as PolyfactError).details).toMatchObject({ place: 'x', path: 'rows.0.text' })
      expect((error as PolyfactError).details['issues']).toHaveLength(2)
    }
  })
})

describe('explainIssue', () => {
  it.each([
    [z.int().min(1), 0, 'found 0; expected number to be >=1'],
    [z.number().max(1), 2, 'found 2; expected number to be <=1'],
    [z.number().multipleOf(2), 63, 'found 63; expected a multiple of 2'],
    [z.string(), 5, 'found 5; expected string'],
    [z.object({}), undefined, 'found nothing; expected object'],
  ])('says what was found and what is expected: %#', (schema, value, text) => {
    expect(explainIssue(value, schema.safeParse(value).error!.issues[0]!)).toBe(text)
  })
})
