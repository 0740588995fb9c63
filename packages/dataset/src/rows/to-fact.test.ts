import { describe, expect, it } from 'vitest'
import { makeFact } from '../../test/facts.js'
import { parallelRow, type Release } from '../../test/releases.js'
import type { RawFact } from './raw-fact.js'
import { createRejections } from './rejections.js'
import { type ToFactOptions, toFact } from './to-fact.js'

const fact = makeFact(0, ['en', 'de'])
const place = 'test.jsonl line 1'

function raw(row = parallelRow(fact), id = fact.id): RawFact {
  const blocks = Object.entries(row['translations'] as Record<string, unknown>)
  return {
    id,
    common: { value: row, place },
    languages: new Map(blocks.map(([language, value]) => [language, { value, place }])),
  }
}

/** The row of the fact with some cells of its English block replaced. */
function withEnglish(cells: Record<string, unknown>, release: Release = 'polyfact-clean'): RawFact {
  const row = parallelRow(fact, release)
  const translations = row['translations'] as Record<string, Record<string, unknown>>
  return raw({ ...row, translations: { ...translations, en: { ...translations['en'], ...cells } } })
}

function make(source: RawFact, options: Partial<ToFactOptions> = {}) {
  const rejections = createRejections(options.incomplete === undefined ? 'error' : 'skip')
  const result = toFact(source, {
    split: 'test',
    languages: ['en', 'de'],
    incomplete: 'error',
    rejections,
    ...options,
  })
  return { result, reasons: rejections.report().reasons }
}

describe('toFact', () => {
  it('makes the fact that was written', () => {
    expect(make(raw()).result).toEqual(fact)
  })

  it('has the languages in the wanted order and no others', () => {
    const { result } = make(raw(), { languages: ['de', 'en'] })
    expect(Object.keys(result!.languages)).toEqual(['de', 'en'])
    expect(Object.keys(make(raw(), { languages: ['de'] }).result!.languages)).toEqual(['de'])
  })

  it('leaves out labels that are not there', () => {
    const { result } = make(raw({ ...parallelRow(fact), subject: null, relation: ' ', object: 'object 0' }))
    expect(result).toMatchObject({ subject: { id: 'Q10' }, property: { id: 'P36' } })
    expect([result!.subject.label, result!.property.label, result!.object.label]).toEqual([
      undefined,
      undefined,
      'object 0',
    ])
  })

  it.each(['Q10|P36', 'Q10|P36|Q20|Q30', '10|P36|Q20', 'Q10|36|Q20', 'Q10|P36|Paris'])(
    'refuses the fact_id %s',
    (id) => {
      expect(() => make(raw(parallelRow(fact), id))).toThrow(
        expect.objectContaining({
          code: 'INVALID_INPUT',
          message: expect.stringContaining(`fact_id is "${id}"`),
        }),
      )
    },
  )

  it.each(['subject_id', 'property_id', 'object_id'])(
    'refuses a %s that contradicts the fact_id',
    (column) => {
      expect(() => make(raw({ ...parallelRow(fact), [column]: 'Q999' }))).toThrow(
        expect.objectContaining({ message: expect.stringContaining(`has the ${column} Q999;`) }),
      )
    },
  )

  it('names fact and language of a row that cannot be used', () => {
    expect(() => make(withEnglish({ question: '' }))).toThrow(
      `${place}: fact ${fact.id} in en: the question is ""`,
    )
  })

  it('refuses languages with different candidates', () => {
    const odd = withEnglish({ option_ids: ['Q20', 'Q30', 'Q40', 'Q51'] })
    expect(() => make(odd)).toThrow(
      expect.objectContaining({ code: 'CANDIDATE_MISMATCH', message: expect.stringContaining(place) }),
    )
    const { result, reasons } = make(odd, { incomplete: 'skip' })
    expect([result, reasons['candidate-sets']?.count]).toEqual([undefined, 1])
  })

  it('refuses several languages without ids even when rows may be skipped', () => {
    const source = raw(parallelRow(fact, 'polyfact'))
    expect(() => make(source, { incomplete: 'skip' })).toThrow(
      expect.objectContaining({ code: 'CANDIDATE_MISMATCH' }),
    )
    expect(
      make(source, { languages: ['de'] }).result!.languages['de']!.candidates.map(({ id }) => id),
    ).toContain('Q20')
  })

  describe('for a fact that lacks a language', () => {
    it('names the languages that are missing and those that are there', () => {
      expect(() => make(raw(), { languages: ['en', 'sw', 'bn'] })).toThrow(
        expect.objectContaining({
          code: 'UNKNOWN_LANGUAGE',
          message: expect.stringContaining(`fact ${fact.id} is not there in sw, bn (it is in en, de)`),
        }),
      )
    })

    it('leaves it out and counts it', () => {
      const { result, reasons } = make(raw(), { languages: ['en', 'sw'], incomplete: 'skip' })
      expect([result, reasons.incomplete?.count]).toEqual([undefined, 1])
    })

    it('keeps it with the languages that it has', () => {
      const { result, reasons } = make(raw(), { languages: ['sw', 'en'], incomplete: 'keep' })
      expect([Object.keys(result!.languages), reasons]).toEqual([['en'], {}])
    })

    it('cannot keep it where no language is left, and counts it', () => {
      const { result, reasons } = make(raw(), { languages: ['sw'], incomplete: 'keep' })
      expect([result, reasons.incomplete?.count]).toEqual([undefined, 1])
    })

    it('counts a rejected row as a missing language', () => {
      const { result, reasons } = make(withEnglish({ question: '' }), { incomplete: 'skip' })
      expect([result, Object.keys(reasons)]).toEqual([undefined, ['question', 'incomplete']])
      expect(
        Object.keys(make(withEnglish({ question: '' }), { incomplete: 'keep' }).result!.languages),
      ).toEqual(['de'])
    })
  })
})
